# /// alternative
# note = "g_loss of exercise 4, gradients asked for by name, and a tensor returned"
# ///
def g_step(G, D, opt_g, z):
    loss = g_loss(D(G(z)))
    parameters = list(G.parameters())
    for p, gradient in zip(parameters, torch.autograd.grad(loss, parameters), strict=True):
        p.grad = gradient
    opt_g.step()
    return loss.detach()
