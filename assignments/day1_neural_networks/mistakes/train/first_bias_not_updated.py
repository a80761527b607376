# /// mistake
# cause = "b1 stays at zero"
# test = "test_every_parameter_learns"
# hint.ko = """\
# 꺾인 점이 모두 한곳을 지나요. 파라미터가 모두 네 개인데, 한 epoch 뒤에 변하지 않은 것이 있는지 출력해 보세요."""
# hint.en = """\
# All your bends pass through one point. There are four parameters: print which of them did not change over one \
# epoch."""
# signature.spiral = [0.45, 0.61]
# signature.digits = [0.88, 1.0]
# signature.loss_last = [0.633, 0.75]
# signature.needle = [0.9, 1.0]
# signature.interval = [0.3, 0.82]
# signature.loss_first = [0.6, 0.87]
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
            _dx, dw1, _ = affine_backward(dh, cache1)
            w1 -= lr * dw1
            w2 -= lr * dw2
            b2 -= lr * db2
            losses.append(float(loss))
        history["loss"].append(np.mean(losses))

    def predict(X):
        a, _ = relu_forward(affine_forward(X, w1, b1)[0])
        return np.argmax(affine_forward(a, w2, b2)[0], axis=1)

    return predict, history
