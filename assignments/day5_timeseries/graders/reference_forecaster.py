"""Reference of D5-09 in float64 NumPy: windows, an LSTM, a linear model trained by Adam; and hidden time series.

tests/test_day5_forecaster.py compares it with torch.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
BETA1, BETA2, TINY = 0.9, 0.999, 1e-8  # torch.optim.Adam's defaults


def windows(series: Array, length: int, horizon: int) -> tuple[Array, Array]:
    """X (M, length, 1) and y (M,): pairs with a target inside the series."""
    X, y = [], []
    for end in range(length - 1, len(series) - horizon):  # where the last value of a window stands
        X.append(series[end - length + 1 : end + 1])
        y.append(series[end + horizon])
    return np.array(X, series.dtype).reshape(-1, length, 1), np.array(y, series.dtype)


def split(M: int, n_test: int, horizon: int) -> tuple[list[int], list[int]]:
    """Numbers of the examples for training and for testing; window i ends at time i, its target is at i + horizon."""
    test = list(range(M - n_test, M))
    now = test[0]  # the first forecast is made when the last value of the first test window is known
    return [i for i in range(M) if i + horizon <= now], test


def weights(rng: np.random.Generator, hidden: int) -> dict[str, Array]:
    """Random float32 parameters of an LSTM for one feature and of the linear layer after it, shaped as in torch.

    Both biases of torch's LSTM have one shape, and are given the same values.
    """
    shapes = {"ih": (4 * hidden, 1), "hh": (4 * hidden, hidden), "b": (4 * hidden,), "V": (1, hidden), "c": (1,)}
    scale = {"ih": 1.0, "hh": 1.5 / np.sqrt(hidden), "b": 0.3, "V": 2.0, "c": 0.1}
    return {name: (scale[name] * rng.normal(size=shape)).astype(np.float32) for name, shape in shapes.items()}


def forecast(w: Mapping[str, Array], X: Array) -> Array:
    """What the LSTM and the linear layer make of windows X (B, length, 1): (B,)."""
    v = {name: value.astype(np.float64) for name, value in w.items()}
    h = cell = np.zeros((len(X), v["hh"].shape[1]))
    for t in range(X.shape[1]):
        gates = X[:, t].astype(np.float64) @ v["ih"].T + h @ v["hh"].T + 2 * v["b"]
        enter, keep, new, out = np.split(gates, 4, axis=1)  # torch's order: i, f, g, o
        cell = _sigmoid(keep) * cell + _sigmoid(enter) * np.tanh(new)
        h = _sigmoid(out) * np.tanh(cell)
    found: Array = (h @ v["V"].T)[:, 0] + v["c"][0]
    return found


def _sigmoid(x: Array) -> Array:
    found: Array = (1 + np.tanh(x / 2)) / 2
    return found


def trained(
    weight: Array, bias: float, X: Array, y: Array, orders: Array, batch_size: int, lr: float
) -> tuple[list[float], Array]:
    """The mean loss of each epoch, and weight and bias in the end, as one vector, of a linear model."""
    A = np.concatenate([X[:, :, 0], np.ones((len(X), 1))], axis=1)
    theta = np.append(weight, bias)
    first, second, steps, losses = np.zeros_like(theta), np.zeros_like(theta), 0, []
    for order in orders:
        squares = []
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            off = A[rows] @ theta - y[rows]
            squares += list(off**2)
            g = 2 * A[rows].T @ off / len(rows)
            steps += 1
            first = BETA1 * first + (1 - BETA1) * g
            second = BETA2 * second + (1 - BETA2) * g * g
            unbiased = second / (1 - BETA2**steps)
            theta = theta - lr * first / (1 - BETA1**steps) / (np.sqrt(unbiased) + TINY)
        losses.append(float(np.mean(squares)))
    return losses, theta


def waves(rng: np.random.Generator, n: int) -> Array:
    """A float32 series of two periods, between 20 and 30 and between 50 and 70 steps long, and some noise."""
    t = 2 * np.pi * np.arange(n)
    long, short = rng.uniform(50, 70), rng.uniform(20, 30)
    fast, slow = np.sin(t / short + rng.uniform(0, 7)), np.sin(t / long + rng.uniform(0, 7))
    found: Array = (fast + 0.5 * slow + 0.1 * rng.normal(size=n)).astype(np.float32)
    return found
