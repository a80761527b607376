# /// mistake
# cause = "does not pass weights on"
# test = "test_build_resnet18_pretrained"
# hint.ko = """\
# `weights`에 이름을 넣고 두 번 부르면 두 모델의 예측이 같은가요? 무엇이 무작위로 남아 있나요?"""
# hint.en = """\
# Build the model twice with `weights` named: do both predict the same? What is still random?"""
# ///
from torchvision import models


def build_resnet18(num_classes, weights=None):
    return models.resnet18(num_classes=num_classes)
