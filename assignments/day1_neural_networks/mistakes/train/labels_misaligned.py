# /// mistake
# cause = "shuffles X but takes the labels in their old order"
# test = "test_spiral"
# hint.ko = """\
# 예제 50개만으로 학습해서 외울 수 있나요? 못 외운다면, 섞은 다음 짝을 몇 개 출력해서 눈으로 확인해 보세요."""
# hint.en = "Can your network memorise 50 examples? If not, print a few pairs after the shuffle and look at them."
# signature.spiral = [0.4, 0.7]
# signature.digits = [0.0, 0.4]
# signature.loss_first = [0.705, 1.1]
# signature.loss_last = [0.68, 0.73]
# signature.needle = [0.35, 0.75]
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
            xb, yb = X[rows], y[start : start + batch_size]
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
        a, _ = relu_forward(affine_forward(X, w1, b1)[0])
        return np.argmax(affine_forward(a, w2, b2)[0], axis=1)

    return predict, history
