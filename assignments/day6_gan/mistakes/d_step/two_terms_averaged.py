# /// mistake
# cause = "averages the two terms of the loss"
# test = "test_d_step_loss"
# hint.ko = "판별자가 모두에게 로짓 0을 준다면 손실은 얼마여야 하나요?"
# hint.en = "If the discriminator says 0 to everything, what should the loss be?"
# ///
def d_step(G, D, opt_d, real, z):
    fake = G(z).detach()
    loss = (functional.softplus(-D(real)).mean() + functional.softplus(D(fake)).mean()) / 2
    opt_d.zero_grad()
    loss.backward()
    opt_d.step()
    return loss.item()
