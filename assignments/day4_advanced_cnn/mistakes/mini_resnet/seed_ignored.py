# /// mistake
# cause = "never uses seed"
# test = "test_resnet_model"
# hint.ko = """\
# 같은 seed로 두 번 학습시키면 같은 모델이 나오나요?"""
# hint.en = """\
# Train twice with the same seed. Do you get the same model?"""
# signature.digits = [0.96, 1.0]
# signature.alone = [0.0, 0.001]
# signature.same_seed = [0.01, 10.0]
# ///
import torch
from torch import nn
from torch.nn import functional


class MiniBlock(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)
        self.shortcut = nn.Sequential()
        if stride != 1 or inputs != outputs:
            self.shortcut = nn.Sequential(nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs))

    def forward(self, x):
        out = functional.relu(self.bn1(self.conv1(x)))
        out = self.bn2(self.conv2(out))
        return functional.relu(out + self.shortcut(x))


def train_resnet(X, y, epochs=8, seed=0):
    model = nn.Sequential(
        nn.Conv2d(1, 16, 3, padding=1, bias=False),
        nn.BatchNorm2d(16),
        nn.ReLU(),
        MiniBlock(16, 16, 1),
        MiniBlock(16, 32, 2),
        nn.AdaptiveAvgPool2d(1),
        nn.Flatten(),
        nn.Linear(32, 10),
    )
    optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)
    model.train()
    for _epoch in range(epochs):
        order = torch.randperm(len(X))
        for start in range(0, len(X), 64):
            rows = order[start : start + 64]
            optimizer.zero_grad()
            loss = functional.cross_entropy(model(X[rows]), y[rows])
            loss.backward()
            optimizer.step()
    model.eval()
    return model
