# /// mistake
# cause = "returns inside the loop over epochs"
# test = "test_resnet_digits"
# hint.ko = """\
# epoch마다 손실을 출력해 보세요. 몇 줄이 나오나요?"""
# hint.en = """\
# Print the loss in every epoch. How many lines do you get?"""
# signature.digits = [0.05, 0.9]
# signature.spread = [0.15, 0.8]
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
    torch.manual_seed(seed)
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
