# /// alternative
# note = "pseudo-inverse without penalty, and an N x N system with one; weights as a row (1, D)"
# ///
import numpy as np


def linear_regression(X, y, l2=0.0):
    X, y = np.asarray(X, dtype=np.float64), np.asarray(y, dtype=np.float64)
    centre = X.mean(axis=0)
    Z, t = X - centre, y - y.mean()
    w = np.linalg.pinv(Z) @ t
    if l2 > 0:
        w = Z.T @ np.linalg.inv(Z @ Z.T + len(y) * l2 * np.eye(len(y))) @ t
    return w[None, :], np.array([y.mean() - centre @ w])


def r2_score(y, pred):
    total = np.var(y) * len(y)
    if total > 0:
        return 1 - np.dot(y - pred, y - pred) / total
    return 0.0
