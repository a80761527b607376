# /// mistake
# cause = "steps ten times as long as lr says"
# test = "test_spiral"
# hint.ko = """\
# 처음 20스텝의 손실을 그려 보세요. 내려가나요, 올라가나요, 아니면 튀나요? 한 걸음의 길이는 정말 lr만큼인가요?"""
# hint.en = """\
# Plot the loss of the first 20 steps. Does it go down, go up, or jump? Is one step really as long as lr says?"""
# signature.digits = [0.0, 0.3]
# signature.loss_first = [1.2, 8.0]
# signature.loss_last = [1.2, 4.0]
# signature.needle = [0.9, 1.0]
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
            step = 10 * lr
            w1 -= step * dw1
            b1 -= step * db1
            w2 -= step * dw2
            b2 -= step * db2
            losses.append(float(loss))
        history["loss"].append(np.mean(losses))

    def predict(X):
        a, _ = relu_forward(affine_forward(X, w1, b1)[0])
        return np.argmax(affine_forward(a, w2, b2)[0], axis=1)

    return predict, history
