# /// mistake
# cause = "seed is not used"
# test = "test_train_xor_seeds"
# signature.same_seed = [0.001, 1e6]
# signature.loss = [0.0, 0.1]
# hint.ko = """\
# 같은 seed로 두 번 돌려 보세요. 결과가 다르다면 남은 무작위성은 어디서 오나요?"""
# hint.en = """\
# Run it twice with the same seed. If the results differ, where does the remaining randomness come from?"""
# ///
import torch
from torch import nn


def train_xor(seed, target=(0, 1, 1, 0)):
    X = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    y = torch.tensor(target, dtype=torch.float32).reshape(4, 1)
    model = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 1))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    loss_function = nn.BCEWithLogitsLoss()
    for _ in range(500):
        optimizer.zero_grad()
        loss = loss_function(model(X), y)
        loss.backward()
        optimizer.step()
    return model
