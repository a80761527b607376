# /// mistake
# cause = "puts a softmax behind the linear layer"
# test = "test_small_cnn_values"
# hint.ko = """\
# 한 예제의 출력을 모두 더해 보세요. 점수(로짓)를 더해도 그렇게 되나요? 손실 함수가 안에서 하는 일을 떠올려 보세요."""
# hint.en = """\
# Add up the outputs of one example. Would scores (logits) do that? Think of what the loss function does inside."""
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
        x = self.pool(torch.relu(self.conv2(x)))
        return torch.softmax(self.fc(x.reshape(len(x), -1)), dim=1)
