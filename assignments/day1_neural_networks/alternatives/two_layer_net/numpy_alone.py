# /// alternative
# note = "NumPy alone, with one-hot labels; biases as (1, H) and (1, C)"
# ///
import numpy as np


class TwoLayerNet:
    def __init__(self, input_dim, hidden_dim, num_classes, weight_scale=1e-3, reg=0.0, seed=0):
        draw = np.random.default_rng(seed).standard_normal
        self.params = {
            "W1": draw((input_dim, hidden_dim)) * weight_scale,
            "b1": np.zeros((1, hidden_dim)),
            "W2": draw((hidden_dim, num_classes)) * weight_scale,
            "b2": np.zeros((1, num_classes)),
        }
        self.reg = reg

    def loss(self, X, y=None):
        p = self.params
        h = np.maximum(0, X @ p["W1"] + p["b1"])
        z = h @ p["W2"] + p["b2"]
        if y is None:
            return z
        n = len(X)
        z = z - z.max(1, keepdims=True)
        prob = np.exp(z) / np.exp(z).sum(1, keepdims=True)
        target = np.eye(z.shape[1])[y]
        loss = -np.sum(target * (z - np.log(np.exp(z).sum(1, keepdims=True)))) / n
        loss += self.reg / 2 * sum(np.linalg.norm(p[k]) ** 2 for k in ("W1", "W2"))
        dz = (prob - target) / n
        dh = dz @ p["W2"].T
        dh[h <= 0] = 0
        return loss, {
            "W2": h.T @ dz + self.reg * p["W2"],
            "b2": dz.sum(0, keepdims=True),
            "W1": X.T @ dh + self.reg * p["W1"],
            "b1": dh.sum(0, keepdims=True),
        }
