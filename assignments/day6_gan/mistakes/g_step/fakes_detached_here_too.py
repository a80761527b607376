# /// mistake
# cause = "detaches the fakes, so that nothing reaches the generator"
# test = "test_g_step_update"
# hint.ko = "위조범은 탐정이 무엇을 싫어했는지 어떻게 알 수 있나요?"
# hint.en = "How does the forger learn what the detective disliked?"
# ///
def g_step(G, D, opt_g, z):
    loss = functional.softplus(-D(G(z).detach())).mean()
    opt_g.zero_grad()
    loss.backward()
    opt_g.step()
    return loss.item()
