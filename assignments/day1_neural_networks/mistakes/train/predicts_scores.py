# /// mistake
# cause = "predict returns the scores of all classes instead of a class number"
# test = "test_train_shapes"
# hint.ko = "predict(X)의 모양을 출력해 보세요. 예제 하나에 숫자가 몇 개인가요? 점수들 가운데 어느 것이 답인가요?"
# hint.en = """\
# Print the shape of predict(X). How many numbers are there per example? Which of the scores is the answer?"""
# signature.epochs_told = [3.0, 3.0]
# signature.predict_columns = [3.0, 3.0]
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
        a, _ = relu_forward(affine_forward(X, w1, b1)[0])
        return affine_forward(a, w2, b2)[0]

    return predict, history
