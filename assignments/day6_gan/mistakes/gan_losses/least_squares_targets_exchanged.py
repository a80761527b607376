# /// mistake
# cause = "pulls real images to 0 and fakes to 1"
# test = "test_least_squares"
# hint.ko = "최소제곱 판별자에게 진짜의 목표값은 얼마인가요?"
# hint.en = "What is the target of a real image for the discriminator with least squares?"
# ///
def ls_d_loss(logits_real, logits_fake):
    return ((logits_real**2).mean() + ((logits_fake - 1) ** 2).mean()) / 2
