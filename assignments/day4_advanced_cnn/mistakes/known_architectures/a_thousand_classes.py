# /// mistake
# cause = "leaves the head of ImageNet in place"
# test = "test_build_resnet18"
# hint.ko = """\
# 모델의 출력은 한 장마다 숫자 몇 개인가요? 여러분의 문제에는 클래스가 몇 개 있나요?"""
# hint.en = """\
# How many numbers does the model put out for one picture, and how many classes does your problem have?"""
# ///
from torchvision import models


def build_resnet18(num_classes, weights=None):
    return models.resnet18(weights=weights)
