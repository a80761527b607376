# /// mistake
# cause = "sizes the linear layer for one pooling instead of two"
# test = "test_small_cnn_parameters"
# hint.ko = """\
# 그림의 한 변은 풀링을 지날 때마다 어떻게 되나요? 마지막 풀링 뒤의 모양을 출력해서 선형 층의 입력 크기와 견주어 \
# 보세요."""
# hint.en = """\
# What happens to the side of the image at each pooling? Print the shape after the last one and compare it with the \
# input size of your linear layer."""
# ///
import torch
from torch import nn


class SmallCNN(nn.Module):
    def __init__(self, in_channels=1, num_classes=10, image_size=8):
        super().__init__()
        self.conv1 = nn.Conv2d(in_channels, 16, 3, padding=1)
        self.conv2 = nn.Conv2d(16, 32, 3, padding=1)
        self.pool = nn.MaxPool2d(2)
        self.fc = nn.Linear(32 * (image_size // 2) ** 2, num_classes)

    def forward(self, x):
        x = self.pool(torch.relu(self.conv1(x)))
        x = self.pool(torch.relu(self.conv2(x)))
        return self.fc(x.reshape(len(x), -1))
