# /// mistake
# cause = "computes the gradients and never takes the step"
# test = "test_g_step_update"
# hint.ko = "기울기를 계산한 다음 파라미터를 실제로 옮기는 것은 어느 줄인가요?"
# hint.en = "Gradients alone move nothing. Which line moves the parameters?"
# ///
def g_step(G, D, opt_g, z):
    loss = functional.softplus(-D(G(z))).mean()
    opt_g.zero_grad()
    loss.backward()
    return loss.item()
