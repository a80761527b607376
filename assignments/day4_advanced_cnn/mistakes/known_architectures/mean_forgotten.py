# /// mistake
# cause = "divides by the deviation without taking the mean away"
# test = "test_preprocess_values"
# hint.ko = """\
# 평균과 같은 값인 픽셀은 표준화하고 나면 얼마여야 하나요?"""
# hint.en = """\
# What should a pixel that equals the mean become when it is standardised?"""
# ///
from PIL import Image
from torchvision import transforms


def preprocess_imagenet(img_uint8, size=224):
    image = Image.fromarray(img_uint8).convert("RGB")
    steps = [
        transforms.Resize(size * 8 // 7),
        transforms.CenterCrop(size),
        transforms.ToTensor(),
        transforms.Normalize((0, 0, 0), (0.229, 0.224, 0.225)),
    ]
    return transforms.Compose(steps)(image)[None]
