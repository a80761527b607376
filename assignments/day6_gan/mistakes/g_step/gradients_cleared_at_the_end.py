# /// mistake
# cause = "clears the gradients after the step instead of before backward"
# test = "test_g_step_left_over"
# hint.ko = "이 함수를 부르기 전에 누가 G에 기울기를 남겨 두었다면 어떻게 되나요?"
# hint.en = "What if somebody has left gradients in G before this function is called?"
# ///
def g_step(G, D, opt_g, z):
    loss = functional.softplus(-D(G(z))).mean()
    loss.backward()
    opt_g.step()
    opt_g.zero_grad()
    return loss.item()
