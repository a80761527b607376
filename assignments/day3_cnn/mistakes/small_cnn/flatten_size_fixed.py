# /// mistake
# cause = "the linear layer has 128 inputs whatever the image size"
# test = "test_small_cnn_parameters"
# hint.ko = """\
# image_size=16인 그림을 넣고 펼치기 직전의 모양을 출력해 보세요. 선형 층의 입력 크기는 무엇을 따라 바뀌어야 하나요?"""
# hint.en = """\
# Feed an image with image_size=16 and print the shape just before flattening. What should the input size of the \
# linear layer depend on?"""
# ///
import torch
from torch import nn


class SmallCNN(nn.Module):
    def __init__(self, in_channels=1, num_classes=10, image_size=8):
        super().__init__()
        self.conv1 = nn.Conv2d(in_channels, 16, 3, padding=1)
        self.conv2 = nn.Conv2d(16, 32, 3, padding=1)
        self.pool = nn.MaxPool2d(2)
        self.fc = nn.Linear(128, num_classes)

    def forward(self, x):
        x = self.pool(torch.relu(self.conv1(x)))
        x = self.pool(torch.relu(self.conv2(x)))
        return self.fc(x.reshape(len(x), -1))
