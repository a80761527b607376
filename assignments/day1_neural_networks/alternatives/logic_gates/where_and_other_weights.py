# /// alternative
# note = "np.where, other weights, XOR through a second layer"
# ///
import numpy as np


def perceptron(x, w, b):
    return np.where(np.dot(x, w) > -b, 1, 0)


def AND(x):
    return perceptron(x, np.array([0.5, 0.5]), -0.7)


def NAND(x):
    return 1 - AND(x)


def XOR(x):
    hidden = np.column_stack([OR(x), AND(x)])
    return perceptron(hidden, np.array([1.0, -1.0]), -0.5)
