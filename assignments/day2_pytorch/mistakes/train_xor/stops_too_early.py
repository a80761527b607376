# /// mistake
# cause = "100 small steps: the loss has hardly moved"
# test = "test_train_xor_learns"
# signature.bend = [0.001, 1.0]
# signature.loss = [0.3, 1.0]
# signature.columns = [1.0, 1.0]
# hint.ko = """\
# 걸음마다 손실을 출력해 보세요. 멈출 때 손실이 아직 줄어드는 중인가요?"""
# hint.en = """\
# Print the loss at every step. Is it still falling when you stop?"""
# ///
import torch
from torch import nn


def train_xor(seed, target=(0, 1, 1, 0)):
    torch.manual_seed(seed)
    X = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    y = torch.tensor(target, dtype=torch.float32).reshape(4, 1)
    model = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 1))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    loss_function = nn.BCEWithLogitsLoss()
    for _ in range(100):
        optimizer.zero_grad()
        loss = loss_function(model(X), y)
        loss.backward()
        optimizer.step()
    return model
