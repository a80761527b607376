# /// mistake
# cause = "draws new noise instead of taking z"
# test = "test_d_step_loss"
# hint.ko = "인자로 받은 z를 쓰고 있나요?"
# hint.en = "Do you use the z that is handed in?"
# ///
def d_step(G, D, opt_d, real, z):
    fake = G(torch.randn_like(z)).detach()
    loss = functional.softplus(-D(real)).mean() + functional.softplus(D(fake)).mean()
    opt_d.zero_grad()
    loss.backward()
    opt_d.step()
    return loss.item()
