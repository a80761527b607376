# /// mistake
# cause = "loads the file into a model whose names differ, not strictly"
# test = "test_build_resnet18_pretrained"
# hint.ko = """\
# `strict=False`는 맞지 않는 이름을 조용히 건너뛰어요. 실제로 몇 개가 채워졌는지 세어 보세요."""
# hint.en = """\
# `strict=False` passes over names that do not match. Count how many entries were really filled."""
# ///
from torchvision import models


def build_resnet18(num_classes, weights=None):
    model = models.resnet18(num_classes=num_classes)
    if weights is not None:
        saved = models.ResNet18_Weights[weights].get_state_dict()
        model.load_state_dict({f"backbone.{name}": value for name, value in saved.items()}, strict=False)
    return model
