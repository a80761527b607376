# /// alternative
# note = "collects examples one by one; the step through out="
# ///
import numpy as np


def iterate_minibatches(X, y, batch_size, rng, shuffle=True):
    xb, yb = [], []
    for i in np.argsort(rng.random(len(y))) if shuffle else range(len(y)):
        xb.append(X[i])
        yb.append(y[i])
        if len(xb) == batch_size:
            yield np.array(xb), np.array(yb)
            xb, yb = [], []
    if xb:
        yield np.array(xb), np.array(yb)


def sgd_step(params, grads, lr):
    for name in grads:
        np.subtract(params[name], lr * grads[name], out=params[name])
    return params
