"""Reference of D2-08 in float64 NumPy: a small network, Adam, validation after each epoch; and data for the graders.

tests/test_day2_fit.py compares it with torch.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.digits import digits as load_images

Array = np.ndarray[Any, Any]
EPS, KEEP = 1e-5, 0.9  # nn.BatchNorm1d's eps, and 1 - its momentum
BETA1, BETA2, TINY = 0.9, 0.999, 1e-8  # torch.optim.Adam's defaults

# What stands in for exercises 6 and 7 while fit is graded: right, whatever the learner's own are.
PARTS = """
import torch

def train_one_epoch(model, loader, loss_fn, optimizer, device):
    model.train()
    sums = []
    for X, y in loader:
        loss = loss_fn(model(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        sums.append((loss.item() * len(X), len(X)))
    return sum(s for s, _ in sums) / sum(n for _, n in sums)

def evaluate(model, loader, loss_fn, device):
    mode = model.training
    model.eval()
    with torch.no_grad():
        pairs = [(model(X), y) for X, y in loader]
    model.train(mode)
    z, y = (torch.cat(parts) for parts in zip(*pairs))
    return {"loss": loss_fn(z, y).item(), "accuracy": (z.argmax(dim=1) == y).double().mean().item()}
"""


@dataclass(frozen=True)
class Task:
    """What fit is given: start weights, examples, the order of the training examples in each epoch, and numbers."""

    start: dict[str, Array]
    train: tuple[Array, Array]
    val: tuple[Array, Array]
    orders: Array  # (epochs, N)
    batch_size: int
    lr: float


@dataclass(frozen=True)
class Epoch:
    """What an epoch gives, and the weights after it by the names of torch's state_dict."""

    train_loss: float
    val_loss: float
    val_acc: float
    state: dict[str, Array]


def weights(rng: np.random.Generator, d: int, h: int, c: int) -> dict[str, Array]:
    """x W1, batch normalisation, tanh, W2, b2: d inputs, h hidden units, c classes."""
    return {
        "W1": rng.normal(size=(d, h)) / np.sqrt(d),
        "gamma": rng.uniform(0.5, 1.5, size=h),
        "beta": rng.normal(size=h) * 0.3,
        "W2": rng.normal(size=(h, c)) / np.sqrt(h),
        "b2": rng.normal(size=c) * 0.3,
    }


def task(rng: np.random.Generator, epochs: int, lr: float, noise: float, n: int = 26, batch_size: int = 6) -> Task:
    """Three classes around three centres; `noise`: the share of training labels that are drawn at random."""
    centres = rng.normal(size=(3, 4))
    y, v = np.arange(n) % 3, np.arange(20) % 3
    X, V = (centres[k] + 0.8 * rng.normal(size=(k.size, 4)) for k in (y, v))
    y = np.where(rng.uniform(size=n) < noise, rng.integers(0, 3, size=n), y)
    orders = np.stack([rng.permutation(n) for _ in range(epochs)])
    return Task(weights(rng, 4, 8, 3), (X, y), (V, v), orders, batch_size, lr)


def run(it: Task) -> list[Epoch]:
    """All epochs of `it`, as if there were no patience."""
    net = Net(it.start, it.lr)
    X, y = it.train
    found = []
    for order in it.orders:
        total = 0.0
        for first in range(0, len(order), it.batch_size):
            rows = order[first : first + it.batch_size]
            total += net.step(X[rows], y[rows]) * len(rows)
        log_p = net.log_probabilities(it.val[0])
        own = log_p[np.arange(len(it.val[1])), it.val[1]]
        hits = float(np.mean(log_p.argmax(axis=1) == it.val[1]))
        found.append(Epoch(total / len(order), float(-own.mean()), hits, net.state()))
    return found


def stops(losses: Sequence[float], patience: int | None) -> tuple[int, int]:
    """How many epochs are run, and which of them (from 0) had the lowest validation loss."""
    for n in range(1, len(losses) + 1):
        best = min(range(n), key=lambda i: (losses[i], i))
        if patience is not None and n - 1 - best >= patience:
            return n, best
    return len(losses), min(range(len(losses)), key=lambda i: (losses[i], i))


def found(
    rng: np.random.Generator, wanted: Callable[[list[Epoch]], bool], epochs: int, lr: float, noise: float
) -> Task:
    """The first drawn task whose curves are as wanted: more than one draw in fifty is (tests/test_day2_fit.py)."""
    for _ in range(1000):
        it = task(rng, epochs, lr, noise)
        if wanted(run(it)):
            return it
    raise RuntimeError("no such task in 1000 draws")


def falling(epochs: list[Epoch]) -> bool:
    """The validation loss falls in every epoch, so that the last weights are the best."""
    losses = np.array([e.val_loss for e in epochs])
    return bool(np.all(np.diff(losses) < -1e-3))


def turning(epochs: list[Epoch]) -> bool:
    """The lowest validation loss lies in the middle, and the highest accuracy elsewhere."""
    losses, hits = ([getattr(e, name) for e in epochs] for name in ("val_loss", "val_acc"))
    order = np.sort(losses)
    best = int(np.argmin(losses))
    first, last = int(np.argmax(hits)), len(hits) - 1 - int(np.argmax(hits[::-1]))
    return 1 < best < len(losses) - 3 and best not in (first, last) and order[1] - order[0] > 1e-3


def wobbling(epochs: list[Epoch]) -> bool:
    """Patience 2 stops before the end, and not before bad epochs apart from each other were made good.

    The epoch at which it stops is better than the one before, though not than the best.
    """
    losses = [e.val_loss for e in epochs]
    bad = [i for i in range(1, len(losses)) if losses[i] >= min(losses[:i])]
    two, _ = stops(losses, 2)
    gaps = np.diff(np.sort(losses))
    better_than_the_last = losses[two - 1] < losses[two - 2]
    return two < len(losses) - 1 and bad[1] + 1 < two and better_than_the_last and float(gaps.min()) > 1e-4


class Net:
    """The network and its Adam."""

    def __init__(self, start: dict[str, Array], lr: float) -> None:
        self.w = {name: value.copy() for name, value in start.items()}
        self.lr, self.steps = lr, 0
        self.first = {name: np.zeros_like(value) for name, value in start.items()}
        self.second = {name: np.zeros_like(value) for name, value in start.items()}
        hidden = len(start["gamma"])
        self.mean, self.var = np.zeros(hidden), np.ones(hidden)

    def step(self, X: Array, y: Array) -> float:
        """One step of Adam on a batch; returns its mean cross-entropy before the step."""
        loss, gradients = self.gradients(X, y)
        self.steps += 1
        for name, g in gradients.items():
            self.first[name] = BETA1 * self.first[name] + (1 - BETA1) * g
            self.second[name] = BETA2 * self.second[name] + (1 - BETA2) * g**2
            m = self.first[name] / (1 - BETA1**self.steps)
            v = self.second[name] / (1 - BETA2**self.steps)
            self.w[name] = self.w[name] - self.lr * m / (np.sqrt(v) + TINY)
        return loss

    def gradients(self, X: Array, y: Array) -> tuple[float, dict[str, Array]]:
        w, n = self.w, len(X)
        a = X @ w["W1"]
        mean, var = a.mean(axis=0), a.var(axis=0)
        scale = np.sqrt(var + EPS)
        unit = (a - mean) / scale
        self.mean = KEEP * self.mean + (1 - KEEP) * mean
        self.var = KEEP * self.var + (1 - KEEP) * var * n / (n - 1)
        h = np.tanh(w["gamma"] * unit + w["beta"])
        log_p = _log_softmax(h @ w["W2"] + w["b2"])
        d = (np.exp(log_p) - np.eye(log_p.shape[1])[y]) / n
        dz = (d @ w["W2"].T) * (1 - h**2)
        du = dz * w["gamma"]
        da = (du - du.mean(axis=0) - unit * (du * unit).mean(axis=0)) / scale
        return float(-log_p[np.arange(n), y].mean()), {
            "W1": X.T @ da,
            "gamma": (dz * unit).sum(axis=0),
            "beta": dz.sum(axis=0),
            "W2": h.T @ d,
            "b2": d.sum(axis=0),
        }

    def log_probabilities(self, X: Array) -> Array:
        """Log-probabilities (N, C) in evaluation mode."""
        w = self.w
        unit = (X @ w["W1"] - self.mean) / np.sqrt(self.var + EPS)
        return _log_softmax(np.tanh(w["gamma"] * unit + w["beta"]) @ w["W2"] + w["b2"])

    def state(self) -> dict[str, Array]:
        return {
            "0.weight": self.w["W1"].T.copy(),
            "1.weight": self.w["gamma"].copy(),
            "1.bias": self.w["beta"].copy(),
            "1.running_mean": self.mean.copy(),
            "1.running_var": self.var.copy(),
            "4.weight": self.w["W2"].T.copy(),
            "4.bias": self.w["b2"].copy(),
        }


def _log_softmax(z: Array) -> Array:
    out: Array = z - np.logaddexp.reduce(z, axis=1, keepdims=True)
    return out


def load_digits() -> tuple[Array, Array]:
    """scikit-learn's handwritten digits: pixels (1797, 64) from 0 to 1, labels (1797,)."""
    images, labels = load_images()
    return images.reshape(-1, 64) / 16.0, labels


def digits(rng: np.random.Generator, bundle: tuple[Array, Array]) -> tuple[Any, Any, Any]:
    """The digits re-split, labels renumbered by a secret permutation: train (1097), validation (300), hidden (400)."""
    pixels, labels = bundle
    order = rng.permutation(len(labels))
    names = rng.permutation(10)
    X, y = pixels[order], names[labels[order]]
    return (X[700:], y[700:]), (X[400:700], y[400:700]), (X[:400], y[:400])
