# /// mistake
# cause = "sends the logits through a sigmoid and then into the loss that takes logits"
# test = "test_d_loss"
# hint.ko = "판별자가 완벽할 때 손실이 얼마나 작아지나요? 손실 함수의 이름에 들어 있는 logits는 무엇을 뜻할까요?"
# hint.en = "How small can your loss become? What does the word logits in the name of the function ask for?"
# ///
def d_loss(logits_real, logits_fake, smooth=0.0):
    real, fake = torch.sigmoid(logits_real), torch.sigmoid(logits_fake)
    targets = torch.full_like(real, 1 - smooth), torch.zeros_like(fake)
    return sum(functional.binary_cross_entropy_with_logits(p, t) for p, t in zip((real, fake), targets, strict=True))
