# /// mistake
# cause = "passes num_classes along with pretrained weights"
# test = "test_build_resnet18_pretrained"
# hint.ko = """\
# 저장된 파일에는 클래스가 몇 개인 마지막 층이 들어 있나요? 오류 문장을 끝까지 읽어 보세요."""
# hint.en = """\
# For how many classes is the last layer in the saved file? Read the message to its end."""
# ///
from torchvision import models


def build_resnet18(num_classes, weights=None):
    return models.resnet18(weights=weights, num_classes=num_classes)
