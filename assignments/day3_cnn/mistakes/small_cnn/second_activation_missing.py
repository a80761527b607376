# /// mistake
# cause = "no ReLU after the second convolution"
# test = "test_small_cnn_values"
# hint.ko = "그림을 따라가며 코드의 줄마다 체크해 보세요. ReLU는 몇 번 나오나요?"
# hint.en = "Walk along the figure and tick off the lines of your code. How many times does ReLU appear?"
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
        x = self.pool(torch.relu(self.conv1(x)))
        x = self.pool(self.conv2(x))
        return self.fc(x.reshape(len(x), -1))
