# /// mistake
# cause = "makes the model with a mean of 3 whatever the ratings are"
# test = "test_fit_mf_unseen"
# hint.ko = """\
# 평점이 0점부터 100점까지라면 여러분의 함수는 어떻게 되나요?"""
# hint.en = """\
# What happens in your function if ratings go from 0 to 100?"""
# ///
import torch


def fit_mf(ratings, n_users, n_items, k=3, epochs=30, lr=0.02, weight_decay=1e-4, batch_size=128, seed=0):
    torch.manual_seed(seed)
    u = torch.from_numpy(ratings[:, 0]).long()
    i = torch.from_numpy(ratings[:, 1]).long()
    r = torch.from_numpy(ratings[:, 2]).float()
    model = MF(n_users, n_items, k, 3.0)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr, weight_decay=weight_decay)
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
