# /// mistake
# cause = "freezes the discriminator for this turn and never thaws it"
# test = "test_g_step_discriminator"
# hint.ko = "다음 차례에 판별자가 배우려면 requires_grad가 무엇이어야 하나요?"
# hint.en = "What must requires_grad be for the discriminator to learn in its next turn?"
# ///
def g_step(G, D, opt_g, z):
    D.requires_grad_(False)
    loss = functional.softplus(-D(G(z))).mean()
    opt_g.zero_grad()
    loss.backward()
    opt_g.step()
    return loss.item()
