# /// alternative
# note = "fakes without a graph, and a backward for each half, whose gradients add up in .grad"
# ///
def d_step(G, D, opt_d, real, z):
    for p in D.parameters():
        p.grad = None
    with torch.no_grad():
        fake = G(z)
    on_real, on_fake = D(real), D(fake)
    loss_real = functional.binary_cross_entropy_with_logits(on_real, torch.ones_like(on_real))
    loss_real.backward()
    loss_fake = functional.binary_cross_entropy_with_logits(on_fake, torch.zeros_like(on_fake))
    loss_fake.backward()
    opt_d.step()
    return loss_real.item() + loss_fake.item()
