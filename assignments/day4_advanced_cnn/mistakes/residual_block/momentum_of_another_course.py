# /// mistake
# cause = "BatchNorm2d with a momentum of 0.9"
# test = "test_residual_block_training"
# hint.ko = """\
# 학습 모드로 한 번 부른 뒤 running_mean을 출력해 보세요. 새 배치의 몫은 얼마인가요? 기본 설정과 같은가요?"""
# hint.en = """\
# Print running_mean after one call in training. How large is the new batch's share? Is that the default?"""
# ///
import torch
from torch import nn


class ResidualBlock(nn.Module):
    def __init__(self, in_ch, out_ch, stride=1):
        super().__init__()
        self.conv1 = nn.Conv2d(in_ch, out_ch, 3, stride=stride, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(out_ch, momentum=0.9)
        self.conv2 = nn.Conv2d(out_ch, out_ch, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(out_ch, momentum=0.9)
        self.shortcut = nn.Sequential()
        if stride != 1 or in_ch != out_ch:
            self.shortcut = nn.Sequential(
                nn.Conv2d(in_ch, out_ch, 1, stride=stride, bias=False), nn.BatchNorm2d(out_ch, momentum=0.9)
            )

    def forward(self, x):
        out = torch.relu(self.bn1(self.conv1(x)))
        out = self.bn2(self.conv2(out))
        return torch.relu(out + self.shortcut(x))
