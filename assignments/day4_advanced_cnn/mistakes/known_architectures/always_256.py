# /// mistake
# cause = "resizes to 256 whatever the size"
# test = "test_preprocess_values"
# hint.ko = """\
# `size`를 56으로 부르면 그림의 얼마만큼이 남나요?"""
# hint.en = """\
# Call it with `size=56`: how much of the picture is left?"""
# ///
from PIL import Image
from torchvision import transforms


def preprocess_imagenet(img_uint8, size=224):
    image = Image.fromarray(img_uint8).convert("RGB")
    steps = [
        transforms.Resize(256),
        transforms.CenterCrop(size),
        transforms.ToTensor(),
        transforms.Normalize((0.485, 0.456, 0.406), (0.229, 0.224, 0.225)),
    ]
    return transforms.Compose(steps)(image)[None]
