# /// mistake
# cause = "takes the saturating loss of the minimax game"
# test = "test_g_step_loss"
# hint.ko = "4번의 두 생성자 손실 가운데 여기서 쓰기로 한 것은 어느 쪽인가요?"
# hint.en = "Which of the two generator losses of exercise 4 is asked for here?"
# ///
def g_step(G, D, opt_g, z):
    loss = -functional.softplus(D(G(z))).mean()
    opt_g.zero_grad()
    loss.backward()
    opt_g.step()
    return loss.item()
