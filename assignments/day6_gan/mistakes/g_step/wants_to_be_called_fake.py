# /// mistake
# cause = "gives the generator the target of a fake"
# test = "test_g_step_loss"
# hint.ko = "위조범은 탐정이 뭐라고 말하길 원하나요?"
# hint.en = "What does the forger want the detective to say?"
# ///
def g_step(G, D, opt_g, z):
    loss = functional.softplus(D(G(z))).mean()
    opt_g.zero_grad()
    loss.backward()
    opt_g.step()
    return loss.item()
