# /// mistake
# cause = "the first convolution always takes one channel"
# test = "test_small_cnn_parameters"
# hint.ko = "컬러 그림에는 채널이 세 개 있어요. 첫 합성곱은 채널이 몇 개인 그림을 받나요?"
# hint.en = "A colour image has three channels. How many channels does your first convolution take?"
# ///
import torch
from torch import nn


class SmallCNN(nn.Module):
    def __init__(self, in_channels=1, num_classes=10, image_size=8):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 16, 3, padding=1)
        self.conv2 = nn.Conv2d(16, 32, 3, padding=1)
        self.pool = nn.MaxPool2d(2)
        self.fc = nn.Linear(32 * (image_size // 4) ** 2, num_classes)

    def forward(self, x):
        x = self.pool(torch.relu(self.conv1(x)))
        x = self.pool(torch.relu(self.conv2(x)))
        return self.fc(x.reshape(len(x), -1))
