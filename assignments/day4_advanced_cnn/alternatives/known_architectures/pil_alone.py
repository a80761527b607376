# /// alternative
# note = "PIL resizes and crops, NumPy normalises in float32"
# ///
import numpy as np
import torch
from PIL import Image
from torch import nn
from torchvision.models import resnet18


def build_resnet18(num_classes, weights=None):
    model = resnet18(weights=weights)
    if weights is None or num_classes != 1000:
        model.fc = nn.Linear(512, num_classes)
    return model


def preprocess_imagenet(img_uint8, size=224):
    image = Image.fromarray(img_uint8).convert("RGB")
    w, h = image.size
    short = size * 8 // 7
    w, h = (short, short * h // w) if w < h else (short * w // h, short)
    image = image.resize((w, h), Image.BILINEAR)
    left, top = (w - size) // 2, (h - size) // 2
    x = np.asarray(image.crop((left, top, left + size, top + size)), dtype=np.float32) / 255
    x = (x - np.float32([0.485, 0.456, 0.406])) / np.float32([0.229, 0.224, 0.225])
    return torch.from_numpy(x.transpose(2, 0, 1)[np.newaxis])
