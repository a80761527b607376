# /// mistake
# cause = "loads pretrained weights whatever is asked for"
# test = "test_build_resnet18"
# hint.ko = """\
# 인터넷이 없는 컴퓨터에서는 어떻게 되나요? `weights`로 `None`이 들어왔을 때 여러분의 함수는 무엇을 불러오나요?"""
# hint.en = """\
# What must your function do on a machine without internet? What does it load when `weights` is `None`?"""
# ///
from torch import nn
from torchvision import models


def build_resnet18(num_classes, weights=None):
    model = models.resnet18(weights="DEFAULT")
    model.fc = nn.Linear(model.fc.in_features, num_classes)
    return model
