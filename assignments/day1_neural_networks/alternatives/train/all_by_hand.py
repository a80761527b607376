# /// alternative
# note = "no function of the day: the whole network in NumPy lines, int32 labels, extra history"
# ///
import numpy as np


def train(X, y, hidden=64, lr=0.5, epochs=150, batch_size=32, seed=0):
    rng = np.random.default_rng(seed)
    n, d = X.shape
    k = len(np.bincount(y))
    W, b = rng.normal(scale=(2 / d) ** 0.5, size=(d, hidden)), np.zeros((1, hidden))
    V, c = rng.normal(scale=(2 / hidden) ** 0.5, size=(hidden, k)), np.zeros((1, k))
    mean_loss, steps = [], 0
    for _ in range(epochs):
        shuffled = np.arange(n)
        rng.shuffle(shuffled)
        seen = 0.0
        pieces = [shuffled[i : i + batch_size] for i in range(0, n, batch_size)]
        for piece in pieces:
            x, t = X[piece], np.eye(k)[y[piece]]
            a = np.maximum(x @ W + b, 0)
            z = a @ V + c
            z = z - z.max(axis=1, keepdims=True)
            p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
            seen += np.log(np.exp(z).sum(axis=1)).mean() - (z * t).sum(axis=1).mean()
            dz = (p - t) / len(piece)
            da = (dz @ V.T) * (a > 0)
            V, c = V - lr * a.T @ dz, c - lr * dz.sum(axis=0, keepdims=True)
            W, b = W - lr * x.T @ da, b - lr * da.sum(axis=0, keepdims=True)
            steps += 1
        mean_loss.append(seen / len(pieces))

    def predict(X):
        return np.argmax(np.maximum(X @ W + b, 0) @ V + c, axis=1).astype(np.int32)

    return predict, {"loss": mean_loss, "steps": steps}
