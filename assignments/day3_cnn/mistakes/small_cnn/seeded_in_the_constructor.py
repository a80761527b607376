# /// mistake
# cause = "sets the seed whenever a model is made"
# test = "test_small_cnn_instances"
# hint.ko = "모델 두 개를 만들어 첫 가중치를 견주어 보세요. 똑같다면, 왜 그럴까요?"
# hint.en = "Make two models and compare their first weights. If they are equal, why are they?"
# ///
import torch
from torch import nn


class SmallCNN(nn.Module):
    def __init__(self, in_channels=1, num_classes=10, image_size=8):
        super().__init__()
        torch.manual_seed(0)
        self.conv1 = nn.Conv2d(in_channels, 16, 3, padding=1)
        self.conv2 = nn.Conv2d(16, 32, 3, padding=1)
        self.pool = nn.MaxPool2d(2)
        self.fc = nn.Linear(32 * (image_size // 4) ** 2, num_classes)

    def forward(self, x):
        x = self.pool(torch.relu(self.conv1(x)))
        x = self.pool(torch.relu(self.conv2(x)))
        return self.fc(x.reshape(len(x), -1))
