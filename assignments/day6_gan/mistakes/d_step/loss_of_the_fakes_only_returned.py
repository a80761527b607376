# /// mistake
# cause = "returns one of the two terms"
# test = "test_d_step_loss"
# hint.ko = "돌려주는 값은 backward()를 부른 손실과 같나요?"
# hint.en = "Is what you return the same loss that backward() was called on?"
# ///
def d_step(G, D, opt_d, real, z):
    fake = G(z).detach()
    opt_d.zero_grad()
    functional.softplus(-D(real)).mean().backward()
    loss = functional.softplus(D(fake)).mean()
    loss.backward()
    opt_d.step()
    return loss.item()
