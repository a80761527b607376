# /// mistake
# cause = "all parameters start at zero"
# test = "test_train_xor_learns"
# signature.bend = [0.0, 0.001]
# signature.separable_accuracy = [0.0, 0.75]
# hint.ko = """\
# 학습 전과 후에 은닉 뉴런들의 가중치를 출력해 보세요. 모두 같은 값에서 시작하면 서로 달라질 수 있나요?"""
# hint.en = """\
# Print the weights of the hidden units before and after training. If all start equal, can they ever differ?"""
# ///
import torch
from torch import nn


def train_xor(seed, target=(0, 1, 1, 0)):
    torch.manual_seed(seed)
    X = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    y = torch.tensor(target, dtype=torch.float32).reshape(4, 1)
    model = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 1))
    for parameter in model.parameters():
        nn.init.zeros_(parameter)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    loss_function = nn.BCEWithLogitsLoss()
    for _ in range(500):
        optimizer.zero_grad()
        loss = loss_function(model(X), y)
        loss.backward()
        optimizer.step()
    return model
