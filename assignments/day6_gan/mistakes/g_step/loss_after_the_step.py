# /// mistake
# cause = "returns the loss after the step"
# test = "test_g_step_loss"
# hint.ko = "돌려줄 손실은 걸음을 떼기 전의 것인가요, 뗀 뒤의 것인가요?"
# hint.en = "Is the loss to be returned the one from before the step, or the one after it?"
# ///
def g_step(G, D, opt_g, z):
    loss = functional.softplus(-D(G(z))).mean()
    opt_g.zero_grad()
    loss.backward()
    opt_g.step()
    with torch.no_grad():
        return functional.softplus(-D(G(z))).mean().item()
