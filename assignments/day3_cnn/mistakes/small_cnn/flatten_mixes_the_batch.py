# /// mistake
# cause = "flattens after moving the channels in front of the batch"
# test = "test_small_cnn_values"
# hint.ko = """\
# 그림 한 장을 혼자 넣었을 때와 배치에 섞어 넣었을 때의 로짓을 견주어 보세요. 펼칠 때 텐서의 첫 축은 아직 \
# 배치인가요?"""
# hint.en = """\
# Compare the logits of one image alone and inside a batch. When you flatten, is the first axis of the tensor still \
# the batch?"""
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
        return self.fc(x.transpose(0, 1).reshape(len(x), -1))
