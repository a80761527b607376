# /// alternative
# note = "log-softmax by logaddexp, softmax from it, one-hot by assignment"
# ///
import numpy as np


def softmax(x, axis=-1):
    return np.exp(log_softmax(x, axis))


def log_softmax(x, axis=-1):
    return x - np.expand_dims(np.logaddexp.reduce(x, axis=axis), axis)


def one_hot(y, num_classes):
    rows = np.zeros((len(y), num_classes))
    rows[np.arange(len(y)), y] = 1
    return rows


def predict(x):
    return np.array([int(np.argmax(row)) for row in x])
