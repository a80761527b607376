# /// mistake
# cause = "two logits and a softmax cross-entropy, where one logit was asked for"
# test = "test_train_xor_learns"
# signature.columns = [2.0, 2.0]
# hint.ko = """\
# model(X)의 모양을 출력해 보세요. 점 하나에 숫자를 몇 개 돌려주기로 했나요?"""
# hint.en = """\
# Print the shape of model(X). How many numbers per point were asked for?"""
# ///
import torch
from torch import nn


def train_xor(seed, target=(0, 1, 1, 0)):
    torch.manual_seed(seed)
    X = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    y = torch.tensor(target)
    model = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 2))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    loss_function = nn.CrossEntropyLoss()
    for _ in range(500):
        optimizer.zero_grad()
        loss = loss_function(model(X), y)
        loss.backward()
        optimizer.step()
    return model
