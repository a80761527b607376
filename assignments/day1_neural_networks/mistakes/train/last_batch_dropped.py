# /// mistake
# cause = "uses full batches only, so a batch larger than the data means no training at all"
# test = "test_batch_sizes"
# hint.ko = "한 epoch 동안 본 예제를 세어 보세요. batch_size가 N보다 크면 몇 개를 보나요?"
# hint.en = "Count the examples that one epoch sees. How many are they when batch_size is larger than N?"
# signature.spiral = [0.95, 1.0]
# signature.batch_1 = [0.9, 1.0]
# signature.batch_100 = [0.0, 0.89]
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
        for start in range(0, n - batch_size + 1, batch_size):
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
        history["loss"].append(np.mean(losses) if losses else 0.0)

    def predict(X):
        a, _ = relu_forward(affine_forward(X, w1, b1)[0])
        return np.argmax(affine_forward(a, w2, b2)[0], axis=1)

    return predict, history
