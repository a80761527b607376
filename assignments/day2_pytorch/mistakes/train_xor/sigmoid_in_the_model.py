# /// mistake
# cause = "a sigmoid at the end of the model, and another one inside of the loss"
# test = "test_train_xor_learns"
# signature.bend = [1.0, 2.0]
# signature.lowest = [0.0, 1.0]
# signature.loss = [0.45, 0.7]
# hint.ko = """\
# 모델의 출력에 음수가 나오나요? 손실 함수의 이름을 자세히 보고, 그 안에서 이미 무엇을 하는지 찾아보세요."""
# hint.en = """\
# Is any output of your model negative? Read the name of your loss function: what does it already do inside?"""
# ///
import torch
from torch import nn


def train_xor(seed, target=(0, 1, 1, 0)):
    torch.manual_seed(seed)
    X = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    y = torch.tensor(target, dtype=torch.float32).reshape(4, 1)
    model = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 1), nn.Sigmoid())
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    loss_function = nn.BCEWithLogitsLoss()
    for _ in range(500):
        optimizer.zero_grad()
        loss = loss_function(model(X), y)
        loss.backward()
        optimizer.step()
    return model
