"""Reference of D4-09: torchvision's own model in float64, and the preprocessing on float64 pixels."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import torch

from autograder import vision

vision.guard()

from torchvision import models  # needs the guard beside a torch without CUDA
from torchvision.transforms import functional

Array = np.ndarray[Any, Any]
MEAN, STD = np.array([0.485, 0.456, 0.406]), np.array([0.229, 0.224, 0.225])


def logits(images: Array, num_classes: int, body: Array, head: Array) -> Array:
    """Outputs of a ResNet-18 whose head holds the numbers of one block and whose body those of another."""
    model = models.resnet18(num_classes=num_classes).double().eval()
    state = model.state_dict()
    for number, (name, entry) in enumerate(state.items()):
        values = np.resize(np.roll(head if name.startswith("fc.") else body, number), tuple(entry.shape))
        if name.endswith("num_batches_tracked"):
            continue
        fan_in = math.prod(entry.shape[1:])
        state[name] = torch.tensor(1 + values / 2 if entry.ndim == 1 else values * (6 / fan_in) ** 0.5)
    model.load_state_dict(state)
    with torch.no_grad():
        out: Array = model(torch.tensor(images, dtype=torch.float64)).numpy()
    return out


def preprocessed(image: Array, size: int) -> Array:
    """(1, 3, size, size) float64 for an image (H, W), (H, W, 3) or (H, W, 4) whose margins come out even."""
    rgb = np.repeat(image[..., None], 3, axis=2) if image.ndim == 2 else image[..., :3]
    pixels = torch.tensor(np.moveaxis(rgb, -1, 0) / 255)
    short = min(image.shape[:2])
    wanted = [side * (size * 8 // 7) // short for side in image.shape[:2]]
    if wanted != list(image.shape[:2]):
        pixels = functional.resize(pixels, wanted, antialias=True)
    top, left = ((side - size) // 2 for side in wanted)
    kept = pixels.numpy()[:, top : top + size, left : left + size]
    return ((kept - MEAN[:, None, None]) / STD[:, None, None])[None]
