# /// mistake
# cause = "never clears the gradients"
# test = "test_d_step_left_over"
# hint.ko = "앞에서 계산한 기울기는 backward()를 다시 부르면 어떻게 되나요?"
# hint.en = "What happens to the gradients of before when backward() is called again?"
# ///
def d_step(G, D, opt_d, real, z):
    fake = G(z).detach()
    loss = functional.softplus(-D(real)).mean() + functional.softplus(D(fake)).mean()
    loss.backward()
    opt_d.step()
    return loss.item()
