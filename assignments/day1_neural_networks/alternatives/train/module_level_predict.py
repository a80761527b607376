# /// alternative
# note = "the parameters live at module level, so that a new training replaces those of the last one"
# ///
import numpy as np

learned = {}


def guess(X):
    hidden, _ = relu_forward(affine_forward(X, learned["w1"], learned["b1"])[0])
    return np.argmax(affine_forward(hidden, learned["w2"], learned["b2"])[0], axis=1)


def train(X, y, hidden=64, lr=0.5, epochs=150, batch_size=32, seed=0):
    rng = np.random.default_rng(seed)
    d, c = X.shape[1], np.max(y) + 1
    learned["w1"] = rng.normal(0, np.sqrt(2 / d), (d, hidden))
    learned["b1"] = np.zeros(hidden)
    learned["w2"] = rng.normal(0, np.sqrt(2 / hidden), (hidden, c))
    learned["b2"] = np.zeros(c)
    history = {"loss": []}
    for _ in range(epochs):
        order = rng.permutation(len(X))
        losses = []
        for i in range(0, len(X), batch_size):
            rows = order[i : i + batch_size]
            h, c1 = affine_forward(X[rows], learned["w1"], learned["b1"])
            a, c2 = relu_forward(h)
            scores, c3 = affine_forward(a, learned["w2"], learned["b2"])
            loss, dscores = softmax_cross_entropy(scores, y[rows])
            da, dw2, db2 = affine_backward(dscores, c3)
            _, dw1, db1 = affine_backward(relu_backward(da, c2), c1)
            for name, gradient in (("w1", dw1), ("b1", db1), ("w2", dw2), ("b2", db2)):
                learned[name] = learned[name] - lr * gradient
            losses.append(loss)
        history["loss"].append(np.mean(losses))
    return guess, history
