# /// mistake
# cause = "computes the gradients and never takes the step"
# test = "test_d_step_update"
# hint.ko = "기울기를 계산한 다음 파라미터를 실제로 옮기는 것은 어느 줄인가요?"
# hint.en = "Gradients alone move nothing. Which line moves the parameters?"
# ///
def d_step(G, D, opt_d, real, z):
    fake = G(z).detach()
    loss = functional.softplus(-D(real)).mean() + functional.softplus(D(fake)).mean()
    opt_d.zero_grad()
    loss.backward()
    return loss.item()
