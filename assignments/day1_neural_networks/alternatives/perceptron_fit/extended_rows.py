# /// alternative
# note = "a column of ones for the bias, a while loop"
# ///
import numpy as np


def perceptron_fit(X, y, lr=1.0, max_epochs=100):
    rows = np.hstack([X, np.ones((X.shape[0], 1))])
    theta = np.zeros(rows.shape[1])
    errors = []
    while len(errors) < max_epochs:
        count = 0
        for i in range(len(rows)):
            guess = 1 if np.dot(theta, rows[i]) > 0 else 0
            if guess != y[i]:
                theta = theta + lr * (y[i] - guess) * rows[i]
                count += 1
        errors.append(count)
        if count == 0:
            return theta[:-1], theta[-1], errors
    return theta[:-1], theta[-1], errors
