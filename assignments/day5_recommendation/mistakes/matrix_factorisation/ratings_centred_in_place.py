# /// mistake
# cause = "subtracts the mean from the array that came in"
# test = "test_fit_mf_repeats"
# hint.ko = """\
# fit_mf를 부르기 전과 뒤에 ratings를 출력해 보세요."""
# hint.en = """\
# Print ratings before and after fit_mf."""
# ///
import torch


def fit_mf(ratings, n_users, n_items, k=3, epochs=30, lr=0.02, weight_decay=1e-4, batch_size=128, seed=0):
    torch.manual_seed(seed)
    u = torch.from_numpy(ratings[:, 0]).long()
    i = torch.from_numpy(ratings[:, 1]).long()
    mu = ratings[:, 2].mean()
    ratings[:, 2] -= mu
    r = torch.from_numpy(ratings[:, 2]).float() + mu
    model = MF(n_users, n_items, k, mu)
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
