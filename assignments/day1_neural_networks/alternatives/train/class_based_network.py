# /// alternative
# note = "a small class holds the parameters; generators and dicts instead of loops in a row"
# ///
from itertools import pairwise

import numpy as np


class Network:
    def __init__(self, sizes, rng):
        self.layers = [
            {"w": np.sqrt(2.0 / a) * rng.standard_normal((a, b)), "b": np.zeros((b,))} for a, b in pairwise(sizes)
        ]

    def forward(self, x):
        caches = []
        for i, layer in enumerate(self.layers):
            if i > 0:
                x, cache = relu_forward(x)
                caches.append(cache)
            x, cache = affine_forward(x, layer["w"], layer["b"])
            caches.append(cache)
        return x, caches

    def step(self, x, y, lr):
        scores, caches = self.forward(x)
        loss, grad = softmax_cross_entropy(scores, y)
        for i in reversed(range(len(self.layers))):
            grad, dw, db = affine_backward(grad, caches.pop())
            self.layers[i] = {"w": self.layers[i]["w"] - lr * dw, "b": self.layers[i]["b"] - lr * db}
            if i > 0:
                grad = relu_backward(grad, caches.pop())
        return float(loss)


def batches(X, y, size, rng):
    for rows in np.split(rng.permutation(len(X)), range(size, len(X), size)):
        yield X[rows], y[rows]


def train(X, y, hidden=64, lr=0.5, epochs=150, batch_size=32, seed=0):
    rng = np.random.default_rng(seed)
    net = Network([X.shape[1], hidden, int(np.max(y)) + 1], rng)
    loss = []
    for _ in range(epochs):
        loss.append(np.mean([net.step(xb, yb, lr) for xb, yb in batches(X, y, batch_size, rng)]))
    return (lambda X: net.forward(X)[0].argmax(axis=-1)), {"loss": np.array(loss)}
