# /// mistake
# cause = "a ReLU behind the linear layer"
# test = "test_small_cnn_values"
# hint.ko = "로짓에 음수가 있나요? 마지막 층의 점수는 왜 음수일 수 있어야 할까요?"
# hint.en = "Are any of your logits negative? Why should the scores of the last layer be able to be?"
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
        return torch.relu(self.fc(x.reshape(len(x), -1)))
