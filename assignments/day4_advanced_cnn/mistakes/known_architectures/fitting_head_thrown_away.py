# /// mistake
# cause = "makes a new head even where the pretrained one fits"
# test = "test_build_resnet18_pretrained"
# hint.ko = """\
# 클래스가 1000개일 때, 이미 배운 마지막 층을 왜 버리나요?"""
# hint.en = """\
# With 1000 classes, why throw away a last layer that has learned them?"""
# ///
from torch import nn
from torchvision import models


def build_resnet18(num_classes, weights=None):
    model = models.resnet18(weights=weights)
    model.fc = nn.Linear(model.fc.in_features, num_classes)
    return model
