# /// mistake
# cause = "shows the discriminator fakes only"
# test = "test_d_step_loss"
# hint.ko = "진짜를 한 번도 보지 못한 탐정은 무엇을 배우게 될까요?"
# hint.en = "What will a detective learn who never sees a real image?"
# ///
def d_step(G, D, opt_d, real, z):
    fake = G(z).detach()
    loss = functional.softplus(D(fake)).mean()
    opt_d.zero_grad()
    loss.backward()
    opt_d.step()
    return loss.item()
