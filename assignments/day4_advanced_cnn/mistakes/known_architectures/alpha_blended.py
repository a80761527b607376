# /// mistake
# cause = "multiplies colours by the fourth channel"
# test = "test_preprocess_gray_rgba"
# hint.ko = """\
# 표의 1단계는 네 번째 채널을 어떻게 하라고 하나요?"""
# hint.en = """\
# What does step 1 say about the fourth channel?"""
# ///
import numpy as np
from PIL import Image
from torchvision import transforms


def preprocess_imagenet(img_uint8, size=224):
    if img_uint8.shape[2:] == (4,):
        img_uint8 = (img_uint8[..., :3] * (img_uint8[..., 3:] / 255)).round().astype(np.uint8)
    image = Image.fromarray(img_uint8).convert("RGB")
    steps = [
        transforms.Resize(size * 8 // 7),
        transforms.CenterCrop(size),
        transforms.ToTensor(),
        transforms.Normalize((0.485, 0.456, 0.406), (0.229, 0.224, 0.225)),
    ]
    return transforms.Compose(steps)(image)[None]
