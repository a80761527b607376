# /// mistake
# cause = "draws new noise instead of taking z"
# test = "test_g_step_loss"
# hint.ko = "인자로 받은 z를 쓰고 있나요?"
# hint.en = "Do you use the z that is handed in?"
# ///
def g_step(G, D, opt_g, z):
    loss = functional.softplus(-D(G(torch.randn_like(z)))).mean()
    opt_g.zero_grad()
    loss.backward()
    opt_g.step()
    return loss.item()
