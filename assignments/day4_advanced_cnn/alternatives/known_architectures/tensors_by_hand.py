# /// alternative
# note = "get_state_dict without its head; torch.nn.functional on tensors, statistics as arrays"
# ///
import numpy as np
import torch
from torch import nn
from torchvision import models


def build_resnet18(num_classes, weights=None):
    model = models.resnet18()
    if weights is not None:
        model.load_state_dict(models.ResNet18_Weights[weights].get_state_dict(progress=False))
    if num_classes != 1000:
        model.fc = nn.Linear(512, num_classes)
    return model


def preprocess_imagenet(img_uint8, size=224):
    if img_uint8.ndim == 2:
        img_uint8 = np.stack([img_uint8] * 3, axis=-1)
    x = torch.from_numpy(img_uint8[:, :, :3].astype(np.float32) / 255).permute(2, 0, 1).unsqueeze(0)
    h, w = x.shape[-2:]
    scale = size * 8 // 7 / min(h, w)
    h, w = round(h * scale), round(w * scale)
    x = nn.functional.interpolate(x, size=(h, w), mode="bilinear", antialias=True, align_corners=False)
    top, left = (h - size) // 2, (w - size) // 2
    x = x[:, :, top : top + size, left : left + size]
    mean = torch.tensor([0.485, 0.456, 0.406]).view(1, 3, 1, 1)
    std = torch.tensor([0.229, 0.224, 0.225]).view(1, 3, 1, 1)
    return (x - mean) / std
