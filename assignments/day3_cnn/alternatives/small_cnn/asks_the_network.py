# /// alternative
# note = "the linear layer first and its size from a trial run; functional.conv2d and functional.max_pool2d"
# ///
import torch
from torch import nn
from torch.nn import functional


class SmallCNN(nn.Module):
    def __init__(self, in_channels=1, num_classes=10, image_size=8):
        super().__init__()
        second = nn.Conv2d(16, 32, 3, padding=1)
        first = nn.Conv2d(in_channels, 16, 3, padding=1)
        self.body = nn.ModuleList([second, first])
        with torch.no_grad():
            width = self.features(torch.zeros(1, in_channels, image_size, image_size)).shape[1]
        self.head = nn.Linear(width, num_classes)

    def features(self, x):
        for layer in reversed(self.body):
            x = functional.conv2d(x, layer.weight, layer.bias, padding=1)
            x = functional.max_pool2d(functional.relu(x), 2)
        return torch.flatten(x, 1)

    def forward(self, x):
        return self.head(self.features(x))
