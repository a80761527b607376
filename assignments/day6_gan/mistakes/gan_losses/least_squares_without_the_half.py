# /// mistake
# cause = "leaves out the factor 1/2 of both least-squares losses"
# test = "test_least_squares"
# hint.ko = "로짓이 모두 0일 때의 값을 식과 비교해 보세요. 식의 맨 앞에 무엇이 있나요?"
# hint.en = "Compare your value for logits of zero with the formula. What does the formula begin with?"
# ///
def ls_d_loss(logits_real, logits_fake):
    return ((logits_real - 1) ** 2).mean() + (logits_fake**2).mean()


def ls_g_loss(logits_fake):
    return ((logits_fake - 1) ** 2).mean()
