# /// mistake
# cause = "clears the gradients of the real images before those of the fakes"
# test = "test_d_step_update"
# hint.ko = "step() 바로 앞의 .grad에는 진짜에서 온 기울기도 들어 있나요?"
# hint.en = "Just before step(), do the gradients of the real images still lie in .grad?"
# ///
def d_step(G, D, opt_d, real, z):
    fake = G(z).detach()
    total = 0.0
    for sign, images in ((-1, real), (1, fake)):
        opt_d.zero_grad()
        loss = functional.softplus(sign * D(images)).mean()
        loss.backward()
        total += loss.item()
    opt_d.step()
    return total
