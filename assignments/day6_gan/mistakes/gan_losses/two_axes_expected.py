# /// mistake
# cause = "unpacks a shape of two axes"
# test = "test_d_loss"
# hint.ko = "로짓의 모양이 (N,)이어도 실행되나요? 크기를 꺼내는 줄을 보세요."
# hint.en = "Does it run for logits of shape (N,)? Look at the line that takes the size apart."
# ///
def d_loss(logits_real, logits_fake, smooth=0.0):
    n, _ = logits_real.size()
    m, _ = logits_fake.size()
    real = functional.binary_cross_entropy_with_logits(
        logits_real, torch.full_like(logits_real, 1 - smooth), reduction="sum"
    )
    return real / n + functional.softplus(logits_fake).sum() / m
