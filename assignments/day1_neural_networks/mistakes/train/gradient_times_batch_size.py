# /// mistake
# cause = "undoes the average by multiplying each step by the batch size"
# test = "test_spiral"
# hint.ko = "배치가 두 배로 커지면 한 걸음도 두 배로 길어져야 하나요? 손실의 기울기는 이미 평균이에요."
# hint.en = """\
# If the batch were twice as large, should one step be twice as long? The gradient of the loss is an average \
# already."""
# signature.digits = [0.0, 0.3]
# signature.loss_first = [8.5, 1000000.0]
# signature.loss_last = [6.0, 30.0]
# signature.needle = [0.6, 1.0]
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
            a, cache2 = relu_forward(h)
            logits, cache3 = affine_forward(a, w2, b2)
            loss, dlogits = softmax_cross_entropy(logits, yb)
            da, dw2, db2 = affine_backward(dlogits, cache3)
            dh = relu_backward(da, cache2)
            _dx, dw1, db1 = affine_backward(dh, cache1)
            w1 -= lr * dw1 * len(rows)
            b1 -= lr * db1 * len(rows)
            w2 -= lr * dw2 * len(rows)
            b2 -= lr * db2 * len(rows)
            losses.append(float(loss))
        history["loss"].append(np.mean(losses))

    def predict(X):
        a, _ = relu_forward(affine_forward(X, w1, b1)[0])
        return np.argmax(affine_forward(a, w2, b2)[0], axis=1)

    return predict, history
