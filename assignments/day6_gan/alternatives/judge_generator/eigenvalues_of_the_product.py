# /// alternative
# note = "eigenvalues of C1 C2, which are real and not negative but for rounding; comparisons instead of bincount"
# ///
import numpy as np


def class_coverage(probs, min_share=0.01, min_conf=0.7):
    best = probs == probs.max(axis=1, keepdims=True)
    return int((np.mean(best & (probs >= min_conf), axis=0) >= min_share).sum())


def frechet_distance(f1, f2):
    (m1, c1), (m2, c2) = (moments(np.asarray(f, dtype=float)) for f in (f1, f2))
    values = np.linalg.eigvals(c1 @ c2).real
    return float((m1 - m2) @ (m1 - m2) + np.trace(c1 + c2) - 2 * np.sqrt(values[values > 0]).sum())


def moments(f):
    mean = f.mean(axis=0)
    centred = f - mean
    return mean, centred.T @ centred / (len(f) - 1)
