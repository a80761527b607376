# /// mistake
# cause = "averages over each cell instead of taking the maximum"
# test = "test_small_cnn_values"
# hint.ko = "2x2 칸에 1, 2, 3, 6이 들어 있으면 풀링은 무엇을 남겨야 하나요? 여러분의 풀링 층도 그런가요?"
# hint.en = "A 2x2 cell holds 1, 2, 3 and 6. What should pooling keep, and what does your layer keep?"
# ///
import torch
from torch import nn


class SmallCNN(nn.Module):
    def __init__(self, in_channels=1, num_classes=10, image_size=8):
        super().__init__()
        self.conv1 = nn.Conv2d(in_channels, 16, 3, padding=1)
        self.conv2 = nn.Conv2d(16, 32, 3, padding=1)
        self.pool = nn.AvgPool2d(2)
        self.fc = nn.Linear(32 * (image_size // 4) ** 2, num_classes)

    def forward(self, x):
        x = self.pool(torch.relu(self.conv1(x)))
        x = self.pool(torch.relu(self.conv2(x)))
        return self.fc(x.reshape(len(x), -1))
