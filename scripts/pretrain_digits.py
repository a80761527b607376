"""Train the two small networks of day 4 that learners start from, and write them with their SHA-256.

`digits_0_to_4.pt` has seen handwritten digits 0 to 4 only (D4-07 moves it to 5 to 9), `digits_0_to_9.pt` all ten (D4-08
moves it to a noisy camera). Data: scikit-learn's digits, pixels from 0 to 1; every fourth image is never trained on.
The same seed gives the same bytes on the same machine and versions; elsewhere rounding may differ.

    python scripts/pretrain_digits.py --out assignments/day4_advanced_cnn/files
"""

from __future__ import annotations

import argparse
import hashlib
from collections import OrderedDict
from pathlib import Path

import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import nn

SEED, EPOCHS, BATCH, RATE = 123, 15, 32, 3e-3
NOISE = 0.35  # standard deviation of the noisy camera, which no network here has seen
NETWORKS = {"digits_0_to_4.pt": range(5), "digits_0_to_9.pt": range(10)}


def digit_net(classes: int) -> nn.Sequential:
    """The course's network: (N, 1, 8, 8) -> logits (N, classes); `features` gives (N, 128), `fc` is the head."""
    features = nn.Sequential(
        nn.Conv2d(1, 16, 3, padding=1, bias=False),
        nn.BatchNorm2d(16),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(16, 32, 3, padding=1, bias=False),
        nn.BatchNorm2d(32),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(),
    )
    return nn.Sequential(OrderedDict(features=features, fc=nn.Linear(128, classes)))


def digits() -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Images (N, 1, 8, 8) from 0 to 1, labels (N,), and which of them are trained on (N,)."""
    bundle = load_digits()
    images = torch.tensor(bundle.images[:, None] / 16, dtype=torch.float32)
    return images, torch.tensor(bundle.target), torch.arange(len(images)) % 4 != 0


def train(classes: range) -> nn.Sequential:
    """A network for the digits of `classes`."""
    torch.manual_seed(SEED)
    network = digit_net(len(classes))
    images, labels, trained_on = digits()
    mine = trained_on & (labels < len(classes))
    images, labels = images[mine], labels[mine]
    optimizer = torch.optim.Adam(network.parameters(), lr=RATE)
    for _ in range(EPOCHS):
        for rows in torch.randperm(len(labels)).split(BATCH):
            optimizer.zero_grad()
            nn.functional.cross_entropy(network(images[rows]), labels[rows]).backward()
            optimizer.step()
    return network.eval()


def scores(network: nn.Sequential, classes: range) -> tuple[float, float]:
    """Accuracy on images that were not trained on: as they are, and as the noisy camera takes them."""
    images, labels, trained_on = digits()
    unseen = ~trained_on & (labels < len(classes))
    images, labels = images[unseen], labels[unseen].numpy()
    noise = np.random.default_rng(SEED).normal(scale=NOISE, size=images.shape)
    with torch.no_grad():
        plain = network(images).argmax(dim=1).numpy()
        noisy = network(images + torch.tensor(noise, dtype=torch.float32)).argmax(dim=1).numpy()
    return float((plain == labels).mean()), float((noisy == labels).mean())


def main() -> None:
    parser = argparse.ArgumentParser(description="Train day 4's pretrained networks.")
    parser.add_argument("--out", type=Path, required=True, help="folder that the files are written into")
    out = parser.parse_args().out
    torch.set_num_threads(1)
    out.mkdir(parents=True, exist_ok=True)
    for name, classes in NETWORKS.items():
        network = train(classes)
        torch.save(network.state_dict(), out / name)
        clean, noisy = scores(network, classes)
        digest = hashlib.sha256((out / name).read_bytes()).hexdigest()
        print(f"{name}: accuracy {clean:.4f}, noisy camera {noisy:.4f}, {(out / name).stat().st_size} bytes")
        print(f'"{name}" = "{digest}"')


if __name__ == "__main__":
    main()
