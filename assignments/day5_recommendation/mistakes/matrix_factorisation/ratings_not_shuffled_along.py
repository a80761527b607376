# /// mistake
# cause = "shuffles users and items but not the ratings"
# test = "test_fit_mf_rmse"
# hint.ko = """\
# 배치 하나를 골라 세 열이 같은 줄에서 왔는지 보세요."""
# hint.en = """\
# Take one batch and see whether its three columns come from the same rows."""
# ///
import torch


def fit_mf(ratings, n_users, n_items, k=3, epochs=30, lr=0.02, weight_decay=1e-4, batch_size=128, seed=0):
    torch.manual_seed(seed)
    u = torch.from_numpy(ratings[:, 0]).long()
    i = torch.from_numpy(ratings[:, 1]).long()
    r = torch.from_numpy(ratings[:, 2]).float()
    model = MF(n_users, n_items, k, r.mean().item())
    optimizer = torch.optim.Adam(model.parameters(), lr=lr, weight_decay=weight_decay)
    for _ in range(epochs):
        order = torch.randperm(len(r))
        for start in range(0, len(r), batch_size):
            batch = order[start : start + batch_size]
            optimizer.zero_grad()
            pred = model(u[batch], i[batch])
            loss = ((pred - r[start : start + batch_size]) ** 2).mean()
            loss.backward()
            optimizer.step()
    return model
