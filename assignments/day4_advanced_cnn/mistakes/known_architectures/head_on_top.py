# /// mistake
# cause = "puts another layer behind the thousand outputs"
# test = "test_build_resnet18"
# hint.ko = """\
# 마지막 층을 바꾸었나요, 아니면 그 뒤에 층을 하나 더 붙였나요? 파라미터 수를 정답과 비교해 보세요."""
# hint.en = """\
# Did you exchange the last layer, or add one behind it? Compare the number of parameters."""
# ///
from torch import nn
from torchvision import models


def build_resnet18(num_classes, weights=None):
    return nn.Sequential(models.resnet18(weights=weights), nn.Linear(1000, num_classes))
