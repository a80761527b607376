# /// mistake
# cause = "exchanges the first layers, as one does for tiny pictures"
# test = "test_build_resnet18"
# hint.ko = """\
# 구조를 바꾸면 사전학습된 가중치를 어디에 넣을 수 있을까요? 첫 층의 모양이 원래와 같은가요?"""
# hint.en = """\
# With the structure changed, where would pretrained weights go? Does the first layer still have its shape?"""
# ///
from torch import nn
from torchvision import models


def build_resnet18(num_classes, weights=None):
    model = models.resnet18(weights=weights)
    if num_classes != 1000:
        model.fc = nn.Linear(512, num_classes)
    model.conv1 = nn.Conv2d(3, 64, 3, padding=1, bias=False)
    model.maxpool = nn.Identity()
    return model
