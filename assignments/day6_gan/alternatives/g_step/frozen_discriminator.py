# /// alternative
# note = "the discriminator frozen for this turn and thawed again, so that its gradients are not even computed"
# ///
def g_step(G, D, opt_g, z):
    D.requires_grad_(False)
    logits = D(G(z))
    loss = functional.binary_cross_entropy_with_logits(logits, torch.ones_like(logits))
    G.zero_grad()
    loss.backward()
    D.requires_grad_(True)
    opt_g.step()
    return loss.item()
