# /// mistake
# cause = "multiplies by the deviation"
# test = "test_preprocess_values"
# hint.ko = """\
# 표준화한 값의 표준편차는 얼마여야 하나요?"""
# hint.en = """\
# What should the standard deviation be after standardising?"""
# ///
import torch
from PIL import Image
from torchvision import transforms


def preprocess_imagenet(img_uint8, size=224):
    image = Image.fromarray(img_uint8).convert("RGB")
    x = transforms.Compose([transforms.Resize(size * 8 // 7), transforms.CenterCrop(size), transforms.ToTensor()])(
        image
    )
    mean, std = torch.tensor([[0.485, 0.456, 0.406], [0.229, 0.224, 0.225]]).reshape(2, 3, 1, 1)
    return ((x - mean) * std)[None]
