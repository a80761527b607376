# /// mistake
# cause = "clears the gradients after the step instead of before backward"
# test = "test_d_step_left_over"
# hint.ko = "생성자 차례도 D에 기울기를 남겨요. 그 흔적은 언제 지워지나요?"
# hint.en = "The generator's turn leaves gradients in D as well. When are those wiped?"
# ///
def d_step(G, D, opt_d, real, z):
    fake = G(z).detach()
    loss = functional.softplus(-D(real)).mean() + functional.softplus(D(fake)).mean()
    loss.backward()
    opt_d.step()
    opt_d.zero_grad()
    return loss.item()
