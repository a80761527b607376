# /// mistake
# cause = "moves the discriminator as well, down the generator's loss"
# test = "test_g_step_several"
# hint.ko = "지금은 누구 차례인가요? 움직여도 되는 파라미터는 누구의 것인가요?"
# hint.en = "Whose turn is it, and whose parameters are allowed to move?"
# ///
def g_step(G, D, opt_g, z):
    loss = functional.softplus(-D(G(z))).mean()
    opt_g.zero_grad()
    D.zero_grad()
    loss.backward()
    opt_g.step()
    with torch.no_grad():
        for p in D.parameters():
            p -= 0.1 * p.grad
    return loss.item()
