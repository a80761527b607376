# /// mistake
# cause = "moves the generator as well, down the discriminator's loss"
# test = "test_d_step_several"
# hint.ko = "이 차례에 움직여도 되는 파라미터는 누구의 것인가요?"
# hint.en = "Whose parameters are allowed to move in this turn?"
# ///
def d_step(G, D, opt_d, real, z):
    fake = G(z)
    loss = functional.softplus(-D(real)).mean() + functional.softplus(D(fake)).mean()
    opt_d.zero_grad()
    G.zero_grad()
    loss.backward()
    opt_d.step()
    with torch.no_grad():
        for p in G.parameters():
            p -= 0.1 * p.grad
    return loss.item()
