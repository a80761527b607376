# /// alternative
# note = "the axis moved to the end and back; a boolean comparison for one-hot"
# ///
import numpy as np


def softmax(x, axis=-1):
    moved = np.moveaxis(x, axis, 0)
    powers = np.exp(moved - np.max(moved, axis=0))
    return np.moveaxis(powers / np.sum(powers, axis=0), 0, axis)


def log_softmax(x, axis=-1):
    moved = np.moveaxis(x, axis, 0)
    top = np.max(moved, axis=0)
    return np.moveaxis(moved - (top + np.log(np.sum(np.exp(moved - top), axis=0))), 0, axis)


def one_hot(y, num_classes):
    return (np.asarray(y)[:, None] == np.arange(num_classes)[None, :]) * 1.0
