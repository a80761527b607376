# /// mistake
# cause = "runs the discriminator without recording a graph"
# test = "test_g_step_update"
# hint.ko = "신호는 탐정을 거쳐 되돌아가야 해요. D(...)를 부를 때 그래프가 기록되고 있나요?"
# hint.en = "The message must travel back through the detective. Is a graph recorded while D is called?"
# ///
def g_step(G, D, opt_g, z):
    with torch.no_grad():
        logits = D(G(z))
    loss = functional.softplus(-logits).mean()
    opt_g.zero_grad()
    loss.backward()
    opt_g.step()
    return loss.item()
