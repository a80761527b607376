"""Reference of D2-06 in float64 NumPy: a small network, its gradients by hand, SGD with momentum as torch defines it.

tests/test_day2_train_one_epoch.py compares it with torch.autograd and torch.optim.SGD.
"""

from __future__ import annotations

from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
EPS, KEEP = 1e-5, 0.9  # nn.BatchNorm1d's eps, and 1 - its momentum


def weights(rng: np.random.Generator, d: int, h: int, c: int, norm: bool = False) -> dict[str, Array]:
    """Start values of x W1 + b1, batch normalisation where asked for, tanh, W2, b2: d inputs, h hidden, c outputs."""
    w = {
        "W1": rng.normal(size=(d, h)) / np.sqrt(d),
        "b1": rng.normal(size=h) * 0.3,
        "W2": rng.normal(size=(h, c)) / np.sqrt(h),
        "b2": rng.normal(size=c) * 0.3,
    }
    if norm:
        w |= {"gamma": rng.uniform(0.5, 1.5, size=h), "beta": rng.normal(size=h) * 0.3}
    return w


class Loop:
    """Training of `start` by SGD; `epoch` gives an epoch's mean loss and moves `w`, `mean` and `var`."""

    def __init__(self, start: dict[str, Array], lr: float, momentum: float) -> None:
        self.w = {name: value.copy() for name, value in start.items()}
        self.lr, self.momentum = lr, momentum
        self.speed = {name: np.zeros_like(value) for name, value in start.items()}
        hidden = len(start["b1"])
        self.mean, self.var = np.zeros(hidden), np.ones(hidden)

    def epoch(self, X: Array, y: Array, batch_size: int) -> float:
        total = 0.0
        for start in range(0, len(X), batch_size):
            rows = slice(start, start + batch_size)
            loss, gradients = self.gradients(X[rows], y[rows])
            total += loss * len(X[rows])
            for name, g in gradients.items():
                self.speed[name] = self.momentum * self.speed[name] + g
                self.w[name] = self.w[name] - self.lr * self.speed[name]
        return total / len(X)

    def gradients(self, X: Array, y: Array) -> tuple[float, dict[str, Array]]:
        """Mean cross-entropy of a batch, and its derivative by every parameter; moves the running statistics."""
        w, n = self.w, len(X)
        a = X @ w["W1"] + w["b1"]
        z = a
        if "gamma" in w:
            centred = a - a.mean(axis=0)
            var = (centred**2).mean(axis=0)
            scale = np.sqrt(var + EPS)
            z = w["gamma"] * centred / scale + w["beta"]
            self.mean = KEEP * self.mean + (1 - KEEP) * a.mean(axis=0)
            self.var = KEEP * self.var + (1 - KEEP) * var * n / (n - 1)
        h = np.tanh(z)
        logits = h @ w["W2"] + w["b2"]
        log_p = logits - np.logaddexp.reduce(logits, axis=1, keepdims=True)
        d = (np.exp(log_p) - np.eye(logits.shape[1])[y]) / n
        g = {"W2": h.T @ d, "b2": d.sum(axis=0)}
        dz = (d @ w["W2"].T) * (1 - h**2)
        if "gamma" in w:
            unit = centred / scale
            g |= {"gamma": (dz * unit).sum(axis=0), "beta": dz.sum(axis=0)}
            du = dz * w["gamma"]
            dz = (du - du.mean(axis=0) - unit * (du * unit).mean(axis=0)) / scale
        g |= {"W1": X.T @ dz, "b1": dz.sum(axis=0)}
        return float(-log_p[np.arange(n), y].mean()), g

    def state(self) -> dict[str, Array]:
        """What torch's state_dict of the same network would hold, but for the number of batches seen."""
        last = "3" if "gamma" in self.w else "2"
        found = {"0.weight": self.w["W1"].T, "0.bias": self.w["b1"]}
        if "gamma" in self.w:
            found |= {"1.weight": self.w["gamma"], "1.bias": self.w["beta"]}
            found |= {"1.running_mean": self.mean, "1.running_var": self.var}
        return found | {f"{last}.weight": self.w["W2"].T, f"{last}.bias": self.w["b2"]}
