# /// mistake
# cause = "computes in NumPy and returns float64"
# test = "test_preprocess_dtype"
# hint.ko = """\
# 모델의 가중치는 어떤 자료형인가요? 여러분이 준비한 입력은요?"""
# hint.en = """\
# Of which dtype are the weights of a model, and of which is your input?"""
# ///
import numpy as np
import torch
from PIL import Image
from torchvision import transforms


def preprocess_imagenet(img_uint8, size=224):
    image = Image.fromarray(img_uint8).convert("RGB")
    x = np.array(transforms.Compose([transforms.Resize(size * 8 // 7), transforms.CenterCrop(size)])(image)) / 255
    x = (x - [0.485, 0.456, 0.406]) / [0.229, 0.224, 0.225]
    return torch.tensor(x).permute(2, 0, 1)[None]
