# /// alternative
# note = "scipy's matrix root; its imaginary part is rounding and is left out"
# ///
import numpy as np
from scipy.linalg import sqrtm


def class_coverage(probs, min_share=0.01, min_conf=0.7):
    sure = probs[probs.max(axis=1) >= min_conf].argmax(axis=1)
    classes, counts = np.unique(sure, return_counts=True)
    return len(classes[counts >= min_share * len(probs)])


def frechet_distance(f1, f2):
    f1, f2 = np.float64(f1), np.float64(f2)
    c1, c2 = np.cov(f1.T), np.cov(f2.T)
    root = np.real(sqrtm(c1 @ c2))
    return np.linalg.norm(f1.mean(0) - f2.mean(0)) ** 2 + np.trace(c1 + c2 - 2 * root)
