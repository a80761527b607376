# /// mistake
# cause = "adds the examples up instead of averaging"
# test = "test_g_step_loss"
# hint.ko = "가짜의 수가 두 배가 되면 손실도 두 배가 되어야 하나요?"
# hint.en = "Should the loss double if there are twice as many fakes?"
# ///
def g_step(G, D, opt_g, z):
    loss = functional.softplus(-D(G(z))).sum()
    opt_g.zero_grad()
    loss.backward()
    opt_g.step()
    return loss.item()
