# /// mistake
# cause = "leaves two channels of a gray picture empty"
# test = "test_preprocess_gray_rgba"
# hint.ko = """\
# 흑백 사진의 회색은 빨강, 초록, 파랑이 각각 얼마인 색인가요?"""
# hint.en = """\
# How much red, green and blue is there in a gray?"""
# ///
import numpy as np
from PIL import Image
from torchvision import transforms


def preprocess_imagenet(img_uint8, size=224):
    if img_uint8.ndim == 2:
        img_uint8 = np.stack([img_uint8, 0 * img_uint8, 0 * img_uint8], axis=-1)
    image = Image.fromarray(img_uint8).convert("RGB")
    steps = [
        transforms.Resize(size * 8 // 7),
        transforms.CenterCrop(size),
        transforms.ToTensor(),
        transforms.Normalize((0.485, 0.456, 0.406), (0.229, 0.224, 0.225)),
    ]
    return transforms.Compose(steps)(image)[None]
