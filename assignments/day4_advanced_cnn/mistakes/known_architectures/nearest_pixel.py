# /// mistake
# cause = "resizes by taking the nearest pixel"
# test = "test_preprocess_resize"
# hint.ko = """\
# 줄인 그림의 한 픽셀은 원래 그림의 몇 픽셀에서 나와야 하나요?"""
# hint.en = """\
# From how many pixels of the original should one pixel of a smaller picture come?"""
# ///
from PIL import Image
from torchvision import transforms


def preprocess_imagenet(img_uint8, size=224):
    image = Image.fromarray(img_uint8).convert("RGB")
    steps = [
        transforms.Resize(size * 8 // 7, interpolation=transforms.InterpolationMode.NEAREST),
        transforms.CenterCrop(size),
        transforms.ToTensor(),
        transforms.Normalize((0.485, 0.456, 0.406), (0.229, 0.224, 0.225)),
    ]
    return transforms.Compose(steps)(image)[None]
