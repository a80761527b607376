# /// mistake
# cause = "two affine layers with no activation between them"
# test = "test_spiral"
# hint.ko = "선형 층 두 개를 종이에 이어 써 보세요. 둘을 합치면 어떤 함수가 되고, 그 경계는 어떤 모양인가요?"
# hint.en = """\
# Write two affine layers in a row on paper. What function are they together, and what does its border look like?"""
# signature.spiral = [0.45, 0.7]
# signature.digits = [0.88, 1.0]
# signature.loss_last = [0.633, 0.75]
# signature.needle = [0.9, 1.0]
# signature.loss_first = [0.87, 4.0]
# ///
import numpy as np


def train(X, y, hidden=64, lr=0.5, epochs=150, batch_size=32, seed=0):
    rng = np.random.default_rng(seed)
    n, d = X.shape
    c = y.max() + 1
    w1 = rng.normal(0, np.sqrt(2 / d), (d, hidden))
    b1 = np.zeros(hidden)
    w2 = rng.normal(0, np.sqrt(2 / hidden), (hidden, c))
    b2 = np.zeros(c)
    history = {"loss": []}
    for _epoch in range(epochs):
        order = rng.permutation(n)
        losses = []
        for start in range(0, n, batch_size):
            rows = order[start : start + batch_size]
            xb, yb = X[rows], y[rows]
            h, cache1 = affine_forward(xb, w1, b1)
            logits, cache2 = affine_forward(h, w2, b2)
            loss, dlogits = softmax_cross_entropy(logits, yb)
            dh, dw2, db2 = affine_backward(dlogits, cache2)
            _dx, dw1, db1 = affine_backward(dh, cache1)
            w1 -= lr * dw1
            b1 -= lr * db1
            w2 -= lr * dw2
            b2 -= lr * db2
            losses.append(float(loss))
        history["loss"].append(np.mean(losses))

    def predict(X):
        h, _ = affine_forward(X, w1, b1)
        return np.argmax(affine_forward(h, w2, b2)[0], axis=1)

    return predict, history
