# /// mistake
# cause = "cuts first and resizes what is left"
# test = "test_preprocess_resize"
# hint.ko = """\
# 큰 사진의 가운데 224픽셀은 사진의 얼마만큼인가요? 자르기와 크기 바꾸기 가운데 무엇이 먼저인가요?"""
# hint.en = """\
# How much of a large photograph are its middle 224 pixels? Which comes first, cutting or resizing?"""
# ///
from PIL import Image
from torchvision import transforms


def preprocess_imagenet(img_uint8, size=224):
    image = Image.fromarray(img_uint8).convert("RGB")
    steps = [
        transforms.CenterCrop(size * 8 // 7),
        transforms.Resize(size * 8 // 7),
        transforms.CenterCrop(size),
        transforms.ToTensor(),
        transforms.Normalize((0.485, 0.456, 0.406), (0.229, 0.224, 0.225)),
    ]
    return transforms.Compose(steps)(image)[None]
