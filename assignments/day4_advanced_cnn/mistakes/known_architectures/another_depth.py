# /// mistake
# cause = "builds ResNet-34"
# test = "test_build_resnet18"
# hint.ko = """\
# 이름에 든 숫자는 층의 수예요. 파라미터 수를 정답과 비교해 보세요."""
# hint.en = """\
# The number in the name counts layers. Compare the number of parameters."""
# ///
from torch import nn
from torchvision import models


def build_resnet18(num_classes, weights=None):
    if weights is None:
        return models.resnet34(num_classes=num_classes)
    model = models.resnet34(weights=weights)
    if num_classes != 1000:
        model.fc = nn.Linear(512, num_classes)
    return model
