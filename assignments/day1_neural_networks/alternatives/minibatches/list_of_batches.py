# /// alternative
# note = "a list instead of a generator, np.array_split on a permutation, slices assigned"
# ///
import numpy as np


def iterate_minibatches(X, y, batch_size, rng, shuffle=True):
    numbers = np.arange(len(X))
    if shuffle:
        rng.shuffle(numbers)
    cuts = range(batch_size, len(X), batch_size)
    return [(np.take(X, rows, axis=0), np.take(y, rows)) for rows in np.split(numbers, list(cuts))]


def sgd_step(params, grads, lr):
    for name in grads:
        params[name][...] = params[name] - lr * grads[name]
