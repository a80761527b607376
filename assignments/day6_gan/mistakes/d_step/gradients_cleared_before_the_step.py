# /// mistake
# cause = "clears the gradients between backward and step"
# test = "test_d_step_update"
# hint.ko = "step()이 불리는 순간 D의 .grad에는 무엇이 들어 있나요?"
# hint.en = "What is in the .grad of D at the moment when step() is called?"
# ///
def d_step(G, D, opt_d, real, z):
    fake = G(z).detach()
    loss = functional.softplus(-D(real)).mean() + functional.softplus(D(fake)).mean()
    loss.backward()
    opt_d.zero_grad()
    opt_d.step()
    return loss.item()
