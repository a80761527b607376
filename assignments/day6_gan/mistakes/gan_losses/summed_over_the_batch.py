# /// mistake
# cause = "adds the examples up instead of averaging"
# test = "test_d_loss"
# hint.ko = "같은 로짓을 두 번 이어 붙이면 손실이 변해야 하나요?"
# hint.en = "Should the loss change if the same logits stand in the batch twice?"
# ///
def d_loss(logits_real, logits_fake, smooth=0.0):
    real = functional.binary_cross_entropy_with_logits(
        logits_real, torch.full_like(logits_real, 1 - smooth), reduction="sum"
    )
    return real + functional.softplus(logits_fake).sum()


def g_loss(logits_fake):
    return functional.softplus(-logits_fake).sum()
