# /// mistake
# cause = "predict leaves ReLU out, while training has it"
# test = "test_spiral"
# hint.ko = """\
# 훈련 손실은 0에 가까운데 훈련한 점도 맞히지 못해요. predict가 지나는 층을 학습할 때의 순전파와 하나씩 견주어 \
# 보세요."""
# hint.en = """\
# The training loss is close to 0, and yet even points that were trained on come out wrong. Compare the layers that \
# predict goes through, one by one, with your forward pass in training."""
# signature.spiral = [0.4, 0.75]
# signature.digits = [0.88, 1.0]
# signature.loss_last = [0.0, 0.14]
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
