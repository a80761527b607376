"""Train the classifier that judges day 6's generators, and write its weights.

    python scripts/train_judge.py assignments/day6_gan/graders/reference_train_gan.npz

A small CNN on scikit-learn's 8x8 digits, the first 1397 of a seeded order; the other 400 measure it. Batch norm is
folded into the convolutions, so that graders need no more than NumPy to evaluate it. The weights are committed, and a
test holds their hash: the same seed gives other last bits on another machine.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

SEED, TRAINED = 7, 1397
EPOCHS, BATCH, RATE, SMOOTHING, NOISE = 30, 64, 3e-3, 0.05, 0.05


def digits() -> tuple[torch.Tensor, torch.Tensor]:
    """scikit-learn's digits in a seeded order: pixels (1797, 1, 8, 8) float32 from -1 to 1, labels (1797,)."""
    from sklearn.datasets import load_digits

    bundle = load_digits()
    order = np.random.default_rng(SEED).permutation(len(bundle.target))
    pixels = torch.from_numpy(bundle.images[order, None]).float() / 8 - 1
    return pixels, torch.from_numpy(bundle.target[order])


def network() -> nn.Sequential:
    """Two convolutions, 32 features, 10 logits."""
    return nn.Sequential(
        nn.Conv2d(1, 16, 3, padding=1),
        nn.BatchNorm2d(16),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(16, 32, 3, padding=1),
        nn.BatchNorm2d(32),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(128, 32),
        nn.ReLU(),
        nn.Linear(32, 10),
    )


def train() -> nn.Sequential:
    """The judge, trained with noise on the pixels and smoothed labels, so that it is not sure of what is no digit."""
    torch.manual_seed(SEED)
    pixels, labels = digits()
    judge = network()
    optimizer = torch.optim.Adam(judge.parameters(), lr=RATE)
    for _ in range(EPOCHS):
        for batch in torch.randperm(TRAINED).split(BATCH):
            noisy = pixels[batch] + NOISE * torch.randn(len(batch), 1, 8, 8)
            loss = nn.functional.cross_entropy(judge(noisy), labels[batch], label_smoothing=SMOOTHING)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return judge.eval()


def weights(judge: nn.Sequential) -> dict[str, np.ndarray[Any, Any]]:
    """The judge's weights in float32, batch norm folded: conv w * g / sqrt(var + eps), b = beta + (b - mean) * same."""
    found: dict[str, torch.Tensor] = {}
    for name, at in (("conv1", 0), ("conv2", 4)):
        conv: Any = judge[at]
        norm: Any = judge[at + 1]
        factor = norm.weight / torch.sqrt(norm.running_var + norm.eps)
        found[f"{name}_weight"] = conv.weight * factor[:, None, None, None]
        found[f"{name}_bias"] = norm.bias + (conv.bias - norm.running_mean) * factor
    for name, at in (("features", 9), ("head", 11)):
        linear: Any = judge[at]
        found[f"{name}_weight"], found[f"{name}_bias"] = linear.weight, linear.bias
    return {name: value.detach().numpy() for name, value in found.items()}


def main() -> None:
    torch.set_num_threads(1)
    judge = train()
    pixels, labels = digits()
    with torch.no_grad():
        right = judge(pixels[TRAINED:]).argmax(dim=1) == labels[TRAINED:]
    arrays: dict[str, Any] = weights(judge)
    np.savez_compressed(Path(sys.argv[1]), **arrays)
    print(f"{sys.argv[1]}: {right.float().mean():.4f} of {len(right)} digits never seen are read rightly")


if __name__ == "__main__":
    main()
