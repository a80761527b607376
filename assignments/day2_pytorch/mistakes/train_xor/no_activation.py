# /// mistake
# cause = "no activation between the layers: a straight line"
# test = "test_train_xor_learns"
# signature.bend = [0.0, 0.001]
# signature.separable_accuracy = [1.0, 1.0]
# hint.ko = """\
# 네 점을 아무리 오래 배워도 다 맞히지 못해요. 여러분의 모델은 어떤 경계선을 그릴 수 있고, 어떤 것은 그릴 수 없나요?"""
# hint.en = """\
# However long it trains, it never gets all four. Which borders can your model draw, and which can it not?"""
# ///
import torch
from torch import nn


def train_xor(seed, target=(0, 1, 1, 0)):
    torch.manual_seed(seed)
    X = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    y = torch.tensor(target, dtype=torch.float32).reshape(4, 1)
    model = nn.Sequential(nn.Linear(2, 8), nn.Linear(8, 1))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    loss_function = nn.BCEWithLogitsLoss()
    for _ in range(500):
        optimizer.zero_grad()
        loss = loss_function(model(X), y)
        loss.backward()
        optimizer.step()
    return model
