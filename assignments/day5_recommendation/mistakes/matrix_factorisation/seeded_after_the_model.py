# /// mistake
# cause = "seeds torch only after the model is made"
# test = "test_fit_mf_repeats"
# hint.ko = """\
# 모델의 요인은 언제 뽑히나요? 시드는요?"""
# hint.en = """\
# When are the model's factors drawn, and when do you seed?"""
# ///
import torch


def fit_mf(ratings, n_users, n_items, k=3, epochs=30, lr=0.02, weight_decay=1e-4, batch_size=128, seed=0):
    u = torch.from_numpy(ratings[:, 0]).long()
    i = torch.from_numpy(ratings[:, 1]).long()
    r = torch.from_numpy(ratings[:, 2]).float()
    model = MF(n_users, n_items, k, r.mean().item())
    optimizer = torch.optim.Adam(model.parameters(), lr=lr, weight_decay=weight_decay)
    torch.manual_seed(seed)
    for _ in range(epochs):
        order = torch.randperm(len(r))
        for start in range(0, len(r), batch_size):
            batch = order[start : start + batch_size]
            optimizer.zero_grad()
            pred = model(u[batch], i[batch])
            loss = ((pred - r[batch]) ** 2).mean()
            loss.backward()
            optimizer.step()
    return model
