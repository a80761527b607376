# /// mistake
# cause = "takes one step for the real images and another for the fakes"
# test = "test_d_step_update"
# hint.ko = "한 번 부를 때 opt_d.step()은 몇 번 불리나요? 두 기울기를 한 걸음에 모을 수 있나요?"
# hint.en = "How often is opt_d.step() called in one turn? Can both gradients go into one step?"
# ///
def d_step(G, D, opt_d, real, z):
    fake = G(z).detach()
    total = 0.0
    for sign, images in ((-1, real), (1, fake)):
        loss = functional.softplus(sign * D(images)).mean()
        opt_d.zero_grad()
        loss.backward()
        opt_d.step()
        total += loss.item()
    return total
