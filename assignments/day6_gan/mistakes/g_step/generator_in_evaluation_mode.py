# /// mistake
# cause = "draws the fakes with the generator in evaluation mode"
# test = "test_g_step_batchnorm"
# hint.ko = "생성자의 배치 정규화는 지금 어떤 평균을 쓰고 있나요?"
# hint.en = "Which mean does the batch normalisation of the generator use at the moment?"
# ///
def g_step(G, D, opt_g, z):
    G.eval()
    loss = functional.softplus(-D(G(z))).mean()
    G.train()
    opt_g.zero_grad()
    loss.backward()
    opt_g.step()
    return loss.item()
