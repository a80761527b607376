# /// mistake
# cause = "a dropout layer that the figure does not show"
# test = "test_small_cnn_values"
# hint.ko = "같은 그림을 두 번 넣어 보세요. 로짓이 같은가요? 그림에 없는 층이 있는지 보세요."
# hint.en = "Feed the same image twice. Are the logits the same? Is there a layer that the figure does not show?"
# ///
import torch
from torch import nn


class SmallCNN(nn.Module):
    def __init__(self, in_channels=1, num_classes=10, image_size=8):
        super().__init__()
        self.conv1 = nn.Conv2d(in_channels, 16, 3, padding=1)
        self.conv2 = nn.Conv2d(16, 32, 3, padding=1)
        self.pool = nn.Sequential(nn.MaxPool2d(2), nn.Dropout(0.25))
        self.fc = nn.Linear(32 * (image_size // 4) ** 2, num_classes)

    def forward(self, x):
        x = self.pool(torch.relu(self.conv1(x)))
        x = self.pool(torch.relu(self.conv2(x)))
        return self.fc(x.reshape(len(x), -1))
