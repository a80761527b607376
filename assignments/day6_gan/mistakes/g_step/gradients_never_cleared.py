# /// mistake
# cause = "never clears the gradients"
# test = "test_g_step_left_over"
# hint.ko = "backward()는 .grad에 값을 새로 쓰나요, 더하나요?"
# hint.en = "Does backward() write into .grad anew, or does it add?"
# ///
def g_step(G, D, opt_g, z):
    loss = functional.softplus(-D(G(z))).mean()
    loss.backward()
    opt_g.step()
    return loss.item()
