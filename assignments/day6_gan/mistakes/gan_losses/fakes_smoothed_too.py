# /// mistake
# cause = "smooths the labels of the fakes as well"
# test = "test_d_loss_smooth"
# hint.ko = "레이블 스무딩은 어느 쪽 이미지에만 하기로 했나요?"
# hint.en = "Which of the two kinds of images is to have smoothed labels?"
# ///
def d_loss(logits_real, logits_fake, smooth=0.0):
    real = functional.binary_cross_entropy_with_logits(logits_real, torch.full_like(logits_real, 1 - smooth))
    return real + functional.binary_cross_entropy_with_logits(logits_fake, torch.full_like(logits_fake, smooth))
