# /// mistake
# cause = "uses the minimax loss as the generator's second loss, too"
# test = "test_g_loss"
# hint.ko = "판별자가 가짜라고 확신할 때 생성자가 받는 신호는 얼마나 강한가요? 로짓 -10에서 기울기를 재 보세요."
# hint.en = "When the discriminator is sure, how strong is the signal for the generator? Try a logit of -10."
# ///
def g_loss(logits_fake):
    return -functional.softplus(logits_fake).mean()
