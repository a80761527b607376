# /// alternative
# note = "ranks of random numbers; percentiles of counted draws"
# ///
import numpy as np


def kfold_indices(n, k, rng, stratify=None):
    keys = rng.random(n)
    order = np.argsort(keys) if stratify is None else np.lexsort((keys, stratify))
    fold_of = np.empty(n, dtype=int)
    fold_of[order] = np.arange(n) % k
    return [(np.where(fold_of != f)[0], np.where(fold_of == f)[0]) for f in range(k)]


def bootstrap_ci(values, n_boot, alpha, rng):
    drawn = rng.integers(len(values), size=(n_boot, len(values)))
    means = np.array([np.bincount(row, minlength=len(values)) @ values for row in drawn]) / len(values)
    return np.percentile(means, 100 * alpha / 2), np.percentile(means, 100 - 100 * alpha / 2)
