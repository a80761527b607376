# /// mistake
# cause = "calls real images fake and fake images real"
# test = "test_d_loss"
# hint.ko = "판별자가 완벽하게 맞히고 있다면 손실은 작아야 하나요, 커야 하나요?"
# hint.en = "If the discriminator gets everything right, should its loss be small or large?"
# ///
def d_loss(logits_real, logits_fake, smooth=0.0):
    real = functional.binary_cross_entropy_with_logits(logits_real, torch.full_like(logits_real, smooth))
    return real + functional.softplus(-logits_fake).mean()
