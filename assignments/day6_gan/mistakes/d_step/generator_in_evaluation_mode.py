# /// mistake
# cause = "draws the fakes with the generator in evaluation mode"
# test = "test_d_step_batchnorm"
# hint.ko = "생성자의 배치 정규화는 지금 어떤 평균을 쓰고 있나요?"
# hint.en = "Which mean does the batch normalisation of the generator use at the moment?"
# ///
def d_step(G, D, opt_d, real, z):
    G.eval()
    with torch.no_grad():
        fake = G(z)
    G.train()
    loss = functional.softplus(-D(real)).mean() + functional.softplus(D(fake)).mean()
    opt_d.zero_grad()
    loss.backward()
    opt_d.step()
    return loss.item()
