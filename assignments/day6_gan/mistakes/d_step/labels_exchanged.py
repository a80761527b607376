# /// mistake
# cause = "teaches the discriminator to call real images fake"
# test = "test_d_step_loss"
# hint.ko = "판별자가 완벽하게 맞히면 여러분의 손실은 작아지나요, 커지나요?"
# hint.en = "If the discriminator gets everything right, does your loss become small or large?"
# ///
def d_step(G, D, opt_d, real, z):
    fake = G(z).detach()
    loss = functional.softplus(D(real)).mean() + functional.softplus(-D(fake)).mean()
    opt_d.zero_grad()
    loss.backward()
    opt_d.step()
    return loss.item()
