# /// mistake
# cause = "turns gradients off around the convolutions"
# test = "test_small_cnn_gradients"
# hint.ko = """\
# backward 뒤에 파라미터마다 .grad를 출력해 보세요. 기울기가 도착하지 않은 층은 어디이고, 길은 어디에서 끊겼나요?"""
# hint.en = """\
# After backward, print .grad of each parameter. Which layers did no gradient reach, and where does the way break \
# off?"""
# ///
import torch
from torch import nn


class SmallCNN(nn.Module):
    def __init__(self, in_channels=1, num_classes=10, image_size=8):
        super().__init__()
        self.conv1 = nn.Conv2d(in_channels, 16, 3, padding=1)
        self.conv2 = nn.Conv2d(16, 32, 3, padding=1)
        self.pool = nn.MaxPool2d(2)
        self.fc = nn.Linear(32 * (image_size // 4) ** 2, num_classes)

    def forward(self, x):
        with torch.no_grad():
            x = self.pool(torch.relu(self.conv1(x)))
            x = self.pool(torch.relu(self.conv2(x)))
        return self.fc(x.reshape(len(x), -1))
