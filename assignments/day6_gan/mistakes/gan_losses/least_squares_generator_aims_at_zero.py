# /// mistake
# cause = "pulls the generator's logits to 0, the target of a fake"
# test = "test_least_squares"
# hint.ko = "생성자는 판별자의 점수가 어느 쪽 목표값에 가까워지길 바라나요?"
# hint.en = "Which of the two target values does the generator want the score of its images to come close to?"
# ///
def ls_g_loss(logits_fake):
    return (logits_fake**2).mean() / 2
