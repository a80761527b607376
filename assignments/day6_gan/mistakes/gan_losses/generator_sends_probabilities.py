# /// mistake
# cause = "sends the generator's logits through a sigmoid and then into the loss that takes logits"
# test = "test_g_loss"
# hint.ko = "g_loss가 0에 가까워질 수 있나요? 손실에 들어가는 값이 로짓인지 확률인지 확인해 보세요."
# hint.en = "Can g_loss ever come close to 0? Check whether logits or probabilities go into the loss."
# ///
def g_loss(logits_fake):
    p = torch.sigmoid(logits_fake)
    return functional.binary_cross_entropy_with_logits(p, torch.ones_like(p))
