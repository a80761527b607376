# /// mistake
# cause = "is the mean of log D(fake) in the place of log(1 - D(fake))"
# test = "test_g_loss_minimax"
# hint.ko = "미니맥스 게임의 식에서 가짜가 들어 있는 항을 다시 읽어 보세요. 로그 안에는 무엇이 있나요?"
# hint.en = "Read the term with the fakes in the minimax game again: what stands inside its logarithm?"
# ///
def g_loss_minimax(logits_fake):
    return -functional.softplus(-logits_fake).mean()
