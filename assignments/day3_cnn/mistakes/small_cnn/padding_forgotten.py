# /// mistake
# cause = "convolutions without padding"
# test = "test_small_cnn_parameters"
# hint.ko = "첫 합성곱을 지난 뒤의 모양을 표의 둘째 줄과 견주어 보세요. 그림이 줄었나요?"
# hint.en = "Compare the shape after your first convolution with the second line of the table. Did the image shrink?"
# ///
import torch
from torch import nn


class SmallCNN(nn.Module):
    def __init__(self, in_channels=1, num_classes=10, image_size=8):
        super().__init__()
        self.conv1 = nn.Conv2d(in_channels, 16, 3)
        self.conv2 = nn.Conv2d(16, 32, 3)
        self.pool = nn.MaxPool2d(2)
        self.fc = nn.Linear(32 * (image_size // 4) ** 2, num_classes)

    def forward(self, x):
        x = self.pool(torch.relu(self.conv1(x)))
        x = self.pool(torch.relu(self.conv2(x)))
        return self.fc(x.reshape(len(x), -1))
