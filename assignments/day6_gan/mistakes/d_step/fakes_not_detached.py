# /// mistake
# cause = "sends gradients on into the generator"
# test = "test_d_step_generator"
# hint.ko = "지금은 누구 차례인가요? 한 걸음 뒤에 상대 신경망의 기울기를 출력해 보세요."
# hint.en = "Whose turn is it? Look at the gradients of the other network afterwards."
# ///
def d_step(G, D, opt_d, real, z):
    fake = G(z)
    loss = functional.softplus(-D(real)).mean() + functional.softplus(D(fake)).mean()
    opt_d.zero_grad()
    loss.backward()
    opt_d.step()
    return loss.item()
