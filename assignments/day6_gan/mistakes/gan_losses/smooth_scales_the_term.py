# /// mistake
# cause = "multiplies the term of the real images by 1 - smooth instead of moving its label"
# test = "test_d_loss_smooth"
# hint.ko = "레이블이 0.9이면 교차 엔트로피에는 항이 몇 개 남나요? 1번 레이블의 항만 있는지 보세요."
# hint.en = "With a label of 0.9, how many terms of the cross-entropy are not zero? Is only the term of label 1 there?"
# ///
def d_loss(logits_real, logits_fake, smooth=0.0):
    return (1 - smooth) * functional.softplus(-logits_real).mean() + functional.softplus(logits_fake).mean()
