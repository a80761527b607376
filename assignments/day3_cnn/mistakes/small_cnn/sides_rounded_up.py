# /// mistake
# cause = "pooling keeps the odd row at the border"
# test = "test_small_cnn_parameters"
# hint.ko = """\
# image_size=14에서 풀링을 두 번 지난 뒤의 모양은 무엇인가요? 표의 셋째 줄이 남는 줄에 대해 무엇이라고 하나요?"""
# hint.en = """\
# With image_size=14, what is the shape after both poolings? What does the third line of the table say about a row \
# that is left over?"""
# ///
import torch
from torch import nn


class SmallCNN(nn.Module):
    def __init__(self, in_channels=1, num_classes=10, image_size=8):
        super().__init__()
        self.conv1 = nn.Conv2d(in_channels, 16, 3, padding=1)
        self.conv2 = nn.Conv2d(16, 32, 3, padding=1)
        self.pool = nn.MaxPool2d(2, ceil_mode=True)
        self.fc = nn.Linear(32 * (-(-image_size // 4)) ** 2, num_classes)

    def forward(self, x):
        x = self.pool(torch.relu(self.conv1(x)))
        x = self.pool(torch.relu(self.conv2(x)))
        return self.fc(x.reshape(len(x), -1))
