# /// mistake
# cause = "makes the labels of the fakes as many as there are real images"
# test = "test_d_loss"
# hint.ko = "진짜와 가짜의 수가 다르면 어떻게 되나요? 레이블의 모양을 어디에서 가져왔는지 보세요."
# hint.en = "What if there are more real images than fakes? Look at where the shape of the labels comes from."
# ///
def d_loss(logits_real, logits_fake, smooth=0.0):
    ones, zeros = torch.full_like(logits_real, 1 - smooth), torch.zeros_like(logits_real)
    real = functional.binary_cross_entropy_with_logits(logits_real, ones)
    return real + functional.binary_cross_entropy_with_logits(logits_fake, zeros)
