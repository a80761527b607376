# /// mistake
# cause = "the gradient goes from layer 2 to layer 1 without passing ReLU's backward"
# test = "test_spiral"
# hint.ko = """\
# 쉬운 데이터는 배우는데 나선은 못 배워요. 순전파에서 지나간 함수를 역전파에서도 빠짐없이 거꾸로 지나가나요?"""
# hint.en = """\
# Your network learns easy data but not the spiral. Does the way back pass through every function that the way \
# forward passed?"""
# signature.spiral = [0.61, 0.85]
# signature.digits = [0.88, 1.0]
# signature.loss_last = [0.45, 0.66]
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
            a, _ = relu_forward(h)
            logits, cache3 = affine_forward(a, w2, b2)
            loss, dlogits = softmax_cross_entropy(logits, yb)
            da, dw2, db2 = affine_backward(dlogits, cache3)
            _dx, dw1, db1 = affine_backward(da, cache1)
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
