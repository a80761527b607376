# /// mistake
# cause = "takes one batch in every epoch and goes on to the next"
# test = "test_fit_mf_rmse"
# hint.ko = """\
# epoch 하나에 몇 걸음을 가나요? 데이터를 모두 보았나요?"""
# hint.en = """\
# How many steps are there in one of your epochs? Have you seen all data?"""
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
        for start in range(0, batch_size, batch_size):
            batch = order[start : start + batch_size]
            optimizer.zero_grad()
            pred = model(u[batch], i[batch])
            loss = ((pred - r[batch]) ** 2).mean()
            loss.backward()
            optimizer.step()
    return model
