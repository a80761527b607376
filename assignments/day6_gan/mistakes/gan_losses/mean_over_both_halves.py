# /// mistake
# cause = "averages the two terms of d_loss"
# test = "test_d_loss"
# hint.ko = "로짓이 모두 0일 때 여러분의 값과 2 log 2를 비교해 보세요. 두 항은 더하나요, 평균 내나요?"
# hint.en = "Compare your value with 2 log 2 where all logits are 0. Are the two terms added, or averaged?"
# ///
def d_loss(logits_real, logits_fake, smooth=0.0):
    real = functional.binary_cross_entropy_with_logits(logits_real, torch.full_like(logits_real, 1 - smooth))
    return (real + functional.softplus(logits_fake).mean()) / 2
