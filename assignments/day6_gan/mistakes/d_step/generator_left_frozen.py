# /// mistake
# cause = "freezes the generator for this turn and never thaws it"
# test = "test_d_step_generator"
# hint.ko = "다음 차례에 생성자가 배우려면 requires_grad가 무엇이어야 하나요?"
# hint.en = "What must requires_grad be for the generator to learn in the next turn?"
# ///
def d_step(G, D, opt_d, real, z):
    G.requires_grad_(False)
    fake = G(z)
    loss = functional.softplus(-D(real)).mean() + functional.softplus(D(fake)).mean()
    opt_d.zero_grad()
    loss.backward()
    opt_d.step()
    return loss.item()
