"""Reference of D6-07: the game of two linear networks in NumPy float64, and the judge of generated digits.

The Frechet distance is that of Heusel et al., 2017, in the 32 features of a small classifier that `train_judge.py`
trains (weights in reference_train_gan.npz, never given to students).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from autograder.digits import digits as load_images

Array = np.ndarray[Any, Any]
RATE, BETAS, EPS = 2e-3, (0.5, 0.999), 1e-8
NOISE = 16
OFFSET = 0.25  # what the probe generator adds to its images while it is in training mode
MARK = 0.375  # the second pixel of every real image for the probes
# Well-known mistakes that `played` can make, so that feedback can say which one a final weight looks like.
WRONG = (
    "still",
    "kept_g",
    "kept_d",
    "no_detach",
    "g_wants_fake",
    "saturating",
    "sigmoid_twice",
    "swapped",
    "real_only",
    "one_optimizer",
    "default_betas",
    "default_rate",
    "generator_first",
    "trained_in_eval",
)


def examples(rng: np.random.Generator, n: int) -> Array:
    """n random images (1, 8, 8) float32; the first pixel of image i is i / n, the second one MARK."""
    images = rng.uniform(-1, 1, size=(n, 1, 8, 8)).astype(np.float32)
    images[:, 0, 0, 0] = np.arange(n, dtype=np.float32) / n
    images[:, 0, 0, 1] = MARK
    return images


def numbers(pixels: Array, n: int) -> Array:
    """Which of n examples are among these images, given by their first two pixels (M, 2); others are left out."""
    real = pixels[pixels[:, 1] == MARK, 0].astype(np.float64) * n
    rounded = np.rint(real)
    known = (np.abs(real - rounded) <= 1e-3) & (rounded >= 0) & (rounded < n)
    return rounded[known].astype(np.int64)


def start() -> dict[str, Array]:
    """The probes' weights before training: images A z + b, logit w x + c."""
    return {
        "A": 0.2 * np.sin(np.arange(64 * NOISE, dtype=np.float64)).reshape(64, NOISE),
        "b": np.zeros(64),
        "w": 0.3 * np.cos(np.arange(64, dtype=np.float64)),
        "c": np.zeros(1),
    }


@dataclass
class Game:
    """Weights after the game, and the losses of each step."""

    weights: dict[str, Array]
    d_loss: Array
    g_loss: Array

    def images(self, z: Array) -> Array:
        """What the generator makes of z (N, 16) in evaluation mode: (N, 1, 8, 8)."""
        return np.asarray(z @ self.weights["A"].T + self.weights["b"]).reshape(-1, 1, 8, 8)


class Adam:
    """Kingma and Ba, 2015, for a dict of arrays, in place."""

    def __init__(self, weights: dict[str, Array], wrong: str) -> None:
        self.rate = 1e-3 if wrong == "default_rate" else RATE
        self.betas = (0.9, 0.999) if wrong == "default_betas" else BETAS
        self.mean = {k: np.zeros_like(v) for k, v in weights.items()}
        self.square = {k: np.zeros_like(v) for k, v in weights.items()}
        self.t = 0

    def step(self, weights: dict[str, Array], slopes: dict[str, Array]) -> None:
        self.t += 1
        first, second = self.betas
        for name, slope in slopes.items():
            self.mean[name] = first * self.mean[name] + (1 - first) * slope
            self.square[name] = second * self.square[name] + (1 - second) * slope**2
            size = np.sqrt(self.square[name] / (1 - second**self.t)) + EPS
            weights[name] = weights[name] - self.rate * self.mean[name] / (1 - first**self.t) / size


def played(images: Array, reals: list[Array], noises: list[tuple[Array, Array]], wrong: str = "") -> Game:
    """The game over batches of real examples (numbers) and pairs of noise batches, of the two players' steps.

    `wrong` names one of WRONG.
    """
    x = images.reshape(len(images), -1).astype(np.float64)
    weights = start()
    d_names, g_names = ("w", "c"), ("A", "b")
    adam_d = Adam({k: weights[k] for k in d_names}, wrong)
    adam_g = Adam({k: weights[k] for k in g_names}, wrong)
    kept = {k: np.zeros_like(v) for k, v in weights.items()}
    offset = 0.0 if wrong == "trained_in_eval" else OFFSET
    losses: tuple[list[float], list[float]] = ([], [])

    def detective(real: Array, z: Array) -> None:
        fake = z @ weights["A"].T + weights["b"] + offset
        goals = (-1.0, 1.0) if wrong == "swapped" else (1.0, -1.0)
        value, dr = _loss(real @ weights["w"] + weights["c"], goals[0], wrong)
        slopes = {"w": dr @ real, "c": dr.sum(keepdims=True)}
        if wrong != "real_only":
            fake_value, df = _loss(fake @ weights["w"] + weights["c"], goals[1], wrong)
            value += fake_value
            slopes = {"w": slopes["w"] + df @ fake, "c": slopes["c"] + df.sum(keepdims=True)}
            if wrong in ("no_detach", "one_optimizer"):
                g_slopes = {"A": np.outer(weights["w"], df @ z), "b": weights["w"] * df.sum()}
                if wrong == "no_detach":
                    kept.update({k: kept[k] + g_slopes[k] for k in g_names})
                else:
                    adam_g.step(weights, g_slopes)
        losses[0].append(value)
        if wrong == "kept_d":
            kept.update({k: kept[k] + slopes[k] for k in d_names})
            slopes = {k: kept[k] for k in d_names}
        adam_d.step(weights, slopes)

    def forger(z: Array) -> None:
        fake = z @ weights["A"].T + weights["b"] + offset
        logits = fake @ weights["w"] + weights["c"]
        value, df = _loss(logits, -1.0 if wrong in ("g_wants_fake", "saturating") else 1.0, wrong)
        if wrong == "saturating":
            value, df = -value, -df
        losses[1].append(value)
        slopes = {"A": np.outer(weights["w"], df @ z), "b": weights["w"] * df.sum()}
        d_slopes = {"w": df @ fake, "c": df.sum(keepdims=True)}
        if wrong == "kept_d":
            kept.update({k: kept[k] + d_slopes[k] for k in d_names})
        if wrong in ("kept_g", "no_detach"):
            kept.update({k: kept[k] + slopes[k] for k in g_names})
            slopes = {k: kept[k] for k in g_names}
        if wrong == "no_detach":  # G's gradient is zeroed, but before the detective's turn
            kept.update({k: np.zeros_like(kept[k]) for k in g_names})
        if wrong == "still":
            return
        adam_g.step(weights, slopes)
        if wrong == "one_optimizer":
            adam_d.step(weights, d_slopes)

    for rows, (z_d, z_g) in zip(reals, noises, strict=True):
        if wrong == "generator_first":
            forger(z_d)
            detective(x[rows], z_g)
        else:
            detective(x[rows], z_d)
            forger(z_g)
    return Game(weights, np.array(losses[0]), np.array(losses[1]))


def _loss(logits: Array, goal: float, wrong: str) -> tuple[float, Array]:
    """Mean binary cross-entropy of logits that should be real (goal 1) or fake (-1), and its slope for each."""
    squeezed = 1 / (1 + np.exp(-logits))
    if wrong != "sigmoid_twice":
        return float(np.logaddexp(0, -goal * logits).mean()), -goal / (1 + np.exp(goal * logits)) / len(logits)
    slope = -goal / (1 + np.exp(goal * squeezed)) / len(logits)
    return float(np.logaddexp(0, -goal * squeezed).mean()), slope * squeezed * (1 - squeezed)


def load_digits() -> Array:
    """scikit-learn's handwritten digits: (1797, 1, 8, 8) float32 from -1 to 1."""
    images, _ = load_images()
    return (images[:, None] / 8 - 1).astype(np.float32)


class Judge:
    """The fixed classifier: (N, 1, 8, 8) from -1 to 1 -> 32 features and 10 probabilities."""

    def __init__(self) -> None:
        with np.load(Path(__file__).with_name("reference_train_gan.npz"), allow_pickle=False) as file:
            self.weights = {name: file[name].astype(np.float64) for name in file.files}

    def features(self, images: Array) -> Array:
        """(N, 32), the layer below the logits."""
        x = images.astype(np.float64)
        for name in ("conv1", "conv2"):
            weight, bias = self.weights[f"{name}_weight"], self.weights[f"{name}_bias"]
            padded = np.pad(x, ((0, 0), (0, 0), (1, 1), (1, 1)))
            windows = np.lib.stride_tricks.sliding_window_view(padded, (3, 3), axis=(2, 3))
            x = np.maximum(np.tensordot(windows, weight, axes=((1, 4, 5), (1, 2, 3))) + bias, 0)
            n, height, width, channels = x.shape
            x = x.reshape(n, height // 2, 2, width // 2, 2, channels).max(axis=(2, 4)).transpose(0, 3, 1, 2)
        flat = x.reshape(len(x), -1)
        return np.asarray(np.maximum(flat @ self.weights["features_weight"].T + self.weights["features_bias"], 0))

    def probabilities(self, features: Array) -> Array:
        """(N, 10) of features (N, 32)."""
        z = features @ self.weights["head_weight"].T + self.weights["head_bias"]
        e = np.exp(z - z.max(axis=1, keepdims=True))
        return np.asarray(e / e.sum(axis=1, keepdims=True))


@dataclass(frozen=True)
class Opinion:
    """What the judge measures on generated images."""

    coverage: int  # classes with at least 1 % of the images above a probability of 0.7
    frechet: float
    entropy: float  # of the classes' shares, over ln 10
    nearest: float  # mean Euclidean distance of an image to the nearest training image


def opinion(judge: Judge, images: Array, real: Array) -> Opinion:
    """How generated images (N, 1, 8, 8) compare with the training images."""
    features, want = judge.features(images), judge.features(real)
    probabilities = judge.probabilities(features)
    classes, sure = probabilities.argmax(axis=1), probabilities.max(axis=1) > 0.7
    confident = np.bincount(classes[sure], minlength=10) / len(images)
    shares = np.bincount(classes, minlength=10) / len(images)
    present = shares[shares > 0]
    return Opinion(
        int((confident >= 0.01).sum()),
        frechet_distance(features, want),
        float(-(present * np.log(present)).sum() / np.log(10)),
        nearest(images[:256], real),
    )


def frechet_distance(some: Array, other: Array) -> float:
    """|m1 - m2|^2 + tr(C1 + C2 - 2 (C1 C2)^(1/2)), for features (n, d) each."""
    first, second = np.cov(some, rowvar=False), np.cov(other, rowvar=False)
    root = _root(second)
    apart = ((some.mean(axis=0) - other.mean(axis=0)) ** 2).sum()
    return float(apart + np.trace(first) + np.trace(second) - 2 * np.trace(_root(root @ first @ root)))


def _root(matrix: Array) -> Array:
    values, vectors = np.linalg.eigh((matrix + matrix.T) / 2)
    return np.asarray((vectors * np.sqrt(np.clip(values, 0, None))) @ vectors.T)


def nearest(images: Array, real: Array) -> float:
    """Mean over the images of the Euclidean distance to the nearest real one."""
    a, b = images.reshape(len(images), -1).astype(np.float64), real.reshape(len(real), -1).astype(np.float64)
    squared = (a**2).sum(axis=1)[:, None] + (b**2).sum(axis=1)[None] - 2 * a @ b.T
    return float(np.sqrt(np.clip(squared, 0, None)).min(axis=1).mean())
