# /// mistake
# cause = "turns every input into float32"
# test = "test_small_cnn_double"
# hint.ko = "모델을 .double()로 바꾼 뒤 float64 그림을 넣어 보세요. 합성곱에 도착한 x의 dtype은 무엇인가요?"
# hint.en = """\
# Turn the model into .double() and feed a float64 image. What is the dtype of x when it reaches the convolution?"""
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
        x = x.float()
        x = self.pool(torch.relu(self.conv1(x)))
        x = self.pool(torch.relu(self.conv2(x)))
        return self.fc(x.reshape(len(x), -1))
