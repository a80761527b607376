# /// mistake
# cause = "returns the loss after the step"
# test = "test_d_step_loss"
# hint.ko = "돌려줄 손실은 걸음을 떼기 전의 것인가요, 뗀 뒤의 것인가요?"
# hint.en = "Is the loss to be returned the one from before the step, or the one after it?"
# ///
def d_step(G, D, opt_d, real, z):
    fake = G(z).detach()
    loss = functional.softplus(-D(real)).mean() + functional.softplus(D(fake)).mean()
    opt_d.zero_grad()
    loss.backward()
    opt_d.step()
    with torch.no_grad():
        return (functional.softplus(-D(real)).mean() + functional.softplus(D(fake)).mean()).item()
