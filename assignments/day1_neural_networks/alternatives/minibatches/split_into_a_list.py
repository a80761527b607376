# /// alternative
# note = "a list instead of a generator; the step by slice assignment"
# ///
import numpy as np


def iterate_minibatches(X, y, batch_size, rng, shuffle=True):
    order = np.arange(y.shape[0])
    if shuffle:
        rng.shuffle(order)
    pieces = np.split(order, np.arange(batch_size, order.size, batch_size))
    return [(np.take(X, rows, axis=0), np.take(y, rows)) for rows in pieces]


def sgd_step(params, grads, lr):
    for name, gradient in grads.items():
        params[name][...] = params[name] - lr * gradient
