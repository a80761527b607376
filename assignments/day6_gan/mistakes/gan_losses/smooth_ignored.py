# /// mistake
# cause = "takes smooth and never uses it"
# test = "test_d_loss_smooth"
# hint.ko = "smooth=0.1과 smooth=0.4를 넣어 보세요. 손실이 달라지나요?"
# hint.en = "Try smooth=0.1 and smooth=0.4. Does the loss change?"
# ///
def d_loss(logits_real, logits_fake, smooth=0.0):
    return functional.softplus(-logits_real).mean() + functional.softplus(logits_fake).mean()
