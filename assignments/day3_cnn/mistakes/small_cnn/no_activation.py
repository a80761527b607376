# /// mistake
# cause = "no ReLU after the convolutions"
# test = "test_small_cnn_values"
# hint.ko = """\
# 꺾이는 곳 없이 이어진 두 합성곱은 합성곱 하나와 무엇이 다를까요? 그림에서 합성곱 바로 뒤에 있는 것을 찾아보세요."""
# hint.en = """\
# How do two convolutions with nothing bent between them differ from one? Look at what follows each convolution in \
# the figure."""
# ///
from torch import nn


class SmallCNN(nn.Module):
    def __init__(self, in_channels=1, num_classes=10, image_size=8):
        super().__init__()
        self.conv1 = nn.Conv2d(in_channels, 16, 3, padding=1)
        self.conv2 = nn.Conv2d(16, 32, 3, padding=1)
        self.pool = nn.MaxPool2d(2)
        self.fc = nn.Linear(32 * (image_size // 4) ** 2, num_classes)

    def forward(self, x):
        x = self.pool(self.conv1(x))
        x = self.pool(self.conv2(x))
        return self.fc(x.reshape(len(x), -1))
