# /// mistake
# cause = "shows the discriminator real images only"
# test = "test_d_step_loss"
# hint.ko = "탐정은 위조범의 작품을 보고 있나요?"
# hint.en = "What does the detective see of the forger's work?"
# ///
def d_step(G, D, opt_d, real, z):
    loss = functional.softplus(-D(real)).mean()
    opt_d.zero_grad()
    loss.backward()
    opt_d.step()
    return loss.item()
