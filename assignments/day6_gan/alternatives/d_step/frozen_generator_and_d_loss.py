# /// alternative
# note = "one call of D on both halves, d_loss of exercise 4, the generator frozen for this turn, a tensor returned"
# ///
def d_step(G, D, opt_d, real, z):
    for p in G.parameters():
        p.requires_grad = False
    logits = D(torch.cat([real, G(z)]))
    for p in G.parameters():
        p.requires_grad = True
    loss = d_loss(logits[: len(real)], logits[len(real) :])
    D.zero_grad()
    G.zero_grad()
    loss.backward()
    opt_d.step()
    return loss.detach()
