# /// mistake
# cause = "detaches the fake logits in the discriminator's loss"
# test = "test_gan_losses_gradients"
# hint.ko = "판별자는 가짜를 보고도 배워야 해요. d_loss에서 logits_fake까지 기울기가 도착하나요?"
# hint.en = "The discriminator has to learn from the fakes, too. Does a gradient of d_loss arrive at logits_fake?"
# ///
def d_loss(logits_real, logits_fake, smooth=0.0):
    real = functional.binary_cross_entropy_with_logits(logits_real, torch.full_like(logits_real, 1 - smooth))
    return real + functional.softplus(logits_fake.detach()).mean()
