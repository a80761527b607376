# /// mistake
# cause = "takes the step twice"
# test = "test_g_step_update"
# hint.ko = "한 번 부를 때 opt_g.step()은 몇 번 불려야 하나요?"
# hint.en = "How often should opt_g.step() be called in one turn?"
# ///
def g_step(G, D, opt_g, z):
    loss = functional.softplus(-D(G(z))).mean()
    opt_g.zero_grad()
    loss.backward()
    opt_g.step()
    opt_g.step()
    return loss.item()
