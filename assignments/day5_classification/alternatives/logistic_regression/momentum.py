# /// alternative
# note = "gradient descent with momentum from a random start; the plain sigmoid, whose overflow ends in 0"
# ///
import numpy as np


def predict_proba(X, w, b):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-(X.dot(w) + b)))


def logistic_fit(X, y, l2=1e-2, lr=0.5, steps=2000):
    theta = 0.01 * np.random.default_rng(0).standard_normal(X.shape[1] + 1)
    velocity = np.zeros_like(theta)
    for _ in range(steps):
        w, b = theta[1:], theta[0]
        residual = predict_proba(X, w, b) - y
        gradient = np.concatenate([[np.mean(residual)], np.mean(residual[:, None] * X, axis=0) + l2 * w])
        velocity = 0.9 * velocity - 0.2 * lr * gradient
        theta = theta + velocity
    return theta[1:], float(theta[0])
