# /// mistake
# cause = "always learns XOR"
# test = "test_train_xor_targets"
# signature.accuracy = [1.0, 1.0]
# signature.xnor_accuracy = [0.0, 0.0]
# hint.ko = """\
# target을 바꿔서 불러 보세요. 정답이 바뀌었다는 것을 학습이 알 수 있나요?"""
# hint.en = """\
# Call it with another target. How would the training notice that the answers have changed?"""
# ///
import torch
from torch import nn


def train_xor(seed, target=(0, 1, 1, 0)):
    torch.manual_seed(seed)
    X = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    y = torch.tensor([[0.0], [1.0], [1.0], [0.0]])
    model = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 1))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    loss_function = nn.BCEWithLogitsLoss()
    for _ in range(500):
        optimizer.zero_grad()
        loss = loss_function(model(X), y)
        loss.backward()
        optimizer.step()
    return model
