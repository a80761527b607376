# /// mistake
# cause = "puts real images and fakes into one mean"
# test = "test_d_step_loss"
# hint.ko = "진짜가 6장이고 가짜가 2장이면 각 항은 몇으로 나누어야 하나요?"
# hint.en = "With 6 real images and 2 fakes, by what is each of the two terms to be divided?"
# ///
def d_step(G, D, opt_d, real, z):
    fake = G(z).detach()
    logits = D(torch.cat([real, fake]))
    labels = torch.cat([torch.ones(len(real), 1), torch.zeros(len(fake), 1)]).to(logits)
    loss = 2 * functional.binary_cross_entropy_with_logits(logits, labels)
    opt_d.zero_grad()
    loss.backward()
    opt_d.step()
    return loss.item()
