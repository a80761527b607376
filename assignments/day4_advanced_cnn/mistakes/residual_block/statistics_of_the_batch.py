# /// mistake
# cause = "normalises by the statistics of the batch in evaluation too"
# test = "test_residual_block_identity"
# hint.ko = """\
# model.eval()에서 이미지 한 장을 혼자 넣을 때와 여러 장에 섞어 넣을 때 출력이 같나요? BN은 지금 어느 통계를 쓰고 \
# 있나요?"""
# hint.en = """\
# In model.eval(), is the output for one image the same alone and in a batch? Which statistics does BN use there?"""
# ///
import torch
from torch import nn


class ResidualBlock(nn.Module):
    def __init__(self, in_ch, out_ch, stride=1):
        super().__init__()
        self.conv1 = nn.Conv2d(in_ch, out_ch, 3, stride=stride, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(out_ch, track_running_stats=False)
        self.conv2 = nn.Conv2d(out_ch, out_ch, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(out_ch, track_running_stats=False)
        self.shortcut = nn.Sequential()
        if stride != 1 or in_ch != out_ch:
            self.shortcut = nn.Sequential(
                nn.Conv2d(in_ch, out_ch, 1, stride=stride, bias=False),
                nn.BatchNorm2d(out_ch, track_running_stats=False),
            )

    def forward(self, x):
        out = torch.relu(self.bn1(self.conv1(x)))
        out = self.bn2(self.conv2(out))
        return torch.relu(out + self.shortcut(x))
