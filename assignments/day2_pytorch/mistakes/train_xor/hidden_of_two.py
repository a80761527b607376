# /// mistake
# cause = "two hidden units: enough in principle, stuck for most seeds"
# test = "test_train_xor_learns"
# signature.bend = [5.0, 1e6]
# signature.loss = [0.2, 1.0]
# signature.columns = [1.0, 1.0]
# hint.ko = """\
# 가끔만 성공하네요. seed 열 개의 손실을 출력해 보세요. 은닉 뉴런이 조금 더 많으면 막다른 길이 줄어들까요?"""
# hint.en = """\
# It works sometimes. Print the loss for ten seeds. Would a few more hidden units leave fewer dead ends?"""
# ///
import torch
from torch import nn


def train_xor(seed, target=(0, 1, 1, 0)):
    torch.manual_seed(seed)
    X = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    y = torch.tensor(target, dtype=torch.float32).reshape(4, 1)
    model = nn.Sequential(nn.Linear(2, 2), nn.ReLU(), nn.Linear(2, 1))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    loss_function = nn.BCEWithLogitsLoss()
    for _ in range(500):
        optimizer.zero_grad()
        loss = loss_function(model(X), y)
        loss.backward()
        optimizer.step()
    return model
