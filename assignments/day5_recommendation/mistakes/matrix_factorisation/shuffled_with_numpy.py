# /// mistake
# cause = "shuffles with np.random, which the seed does not reach"
# test = "test_fit_mf_repeats"
# hint.ko = """\
# 무작위가 쓰이는 곳은 어디어디인가요? 모두 시드를 따르나요?"""
# hint.en = """\
# Where is there randomness? Does all of it follow the seed?"""
# ///
import numpy as np
import torch


def fit_mf(ratings, n_users, n_items, k=3, epochs=30, lr=0.02, weight_decay=1e-4, batch_size=128, seed=0):
    torch.manual_seed(seed)
    u = torch.from_numpy(ratings[:, 0]).long()
    i = torch.from_numpy(ratings[:, 1]).long()
    r = torch.from_numpy(ratings[:, 2]).float()
    model = MF(n_users, n_items, k, r.mean().item())
    optimizer = torch.optim.Adam(model.parameters(), lr=lr, weight_decay=weight_decay)
    for _ in range(epochs):
        order = torch.from_numpy(np.random.permutation(len(r)))
        for start in range(0, len(r), batch_size):
            batch = order[start : start + batch_size]
            optimizer.zero_grad()
            pred = model(u[batch], i[batch])
            loss = ((pred - r[batch]) ** 2).mean()
            loss.backward()
            optimizer.step()
    return model
