# /// mistake
# cause = "cuts the graph behind the discriminator instead of in front of it"
# test = "test_d_step_update"
# hint.ko = "가짜에서 온 신호가 판별자의 파라미터까지 도착하나요? detach()가 어디에 있는지 보세요."
# hint.en = "Does the signal of the fakes reach the discriminator's parameters? Look where detach() stands."
# ///
def d_step(G, D, opt_d, real, z):
    loss = functional.softplus(-D(real)).mean() + functional.softplus(D(G(z)).detach()).mean()
    opt_d.zero_grad()
    loss.backward()
    opt_d.step()
    return loss.item()
