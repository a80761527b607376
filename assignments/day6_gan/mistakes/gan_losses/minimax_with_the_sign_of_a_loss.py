# /// mistake
# cause = "turns the sign of the minimax loss, so that the generator would help the discriminator"
# test = "test_g_loss_minimax"
# hint.ko = "생성자는 이 값을 줄이려고 해요. 판별자가 가짜에 속을수록 여러분의 값은 작아지나요?"
# hint.en = "The generator makes this value smaller. Does yours shrink as the discriminator is taken in?"
# ///
def g_loss_minimax(logits_fake):
    return functional.softplus(logits_fake).mean()
