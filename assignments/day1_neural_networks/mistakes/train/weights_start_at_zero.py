# /// mistake
# cause = "all weights start at zero, so no hidden unit ever differs from another"
# test = "test_spiral"
# hint.ko = """\
# 학습 전의 은닉 뉴런들을 서로 견주어 보세요. 모두 똑같이 시작하면 무엇이 그 뉴런들을 서로 다르게 만들까요?"""
# hint.en = "Compare your hidden units before training. If all of them start alike, what could ever make them differ?"
# signature.digits = [0.0, 0.2]
# signature.loss_first = [0.68, 0.705]
# signature.loss_last = [0.68, 0.73]
# signature.one_label = [0.99, 1.0]
# ///
import numpy as np


def train(X, y, hidden=64, lr=0.5, epochs=150, batch_size=32, seed=0):
    rng = np.random.default_rng(seed)
    n, d = X.shape
    c = y.max() + 1
    w1 = np.zeros((d, hidden))
    b1 = np.zeros(hidden)
    w2 = np.zeros((hidden, c))
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
        a, _ = relu_forward(affine_forward(X, w1, b1)[0])
        return np.argmax(affine_forward(a, w2, b2)[0], axis=1)

    return predict, history
