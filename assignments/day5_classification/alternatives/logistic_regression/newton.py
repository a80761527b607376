# /// alternative
# note = "Newton's method on an extended matrix; tanh as a stable sigmoid"
# ///
import numpy as np


def predict_proba(X, w, b):
    return 0.5 * (1 + np.tanh((X @ w + b) / 2))


def logistic_fit(X, y, l2=1e-2, lr=0.5, steps=2000):
    A = np.hstack([X, np.ones((len(X), 1))])
    R = l2 * np.eye(A.shape[1])
    R[-1, -1] = 0
    t = np.zeros(A.shape[1])
    for _ in range(50):
        p = predict_proba(A, t, 0.0)
        g = A.T @ (p - y) / len(y) + R @ t
        H = (A.T * (p * (1 - p))) @ A / len(y) + R
        t = t - np.linalg.solve(H, g)
    return t[:-1], t[-1]
