# /// mistake
# cause = "gives the generator the target of a fake"
# test = "test_g_loss"
# hint.ko = "위조범은 탐정이 뭐라고 말하길 원하나요?"
# hint.en = "What does the forger want the detective to say?"
# ///
def g_loss(logits_fake):
    return functional.softplus(logits_fake).mean()
