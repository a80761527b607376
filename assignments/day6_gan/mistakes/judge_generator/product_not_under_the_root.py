# /// mistake
# cause = "leaves the root of the product out"
# test = "test_judge_generator_distance"
# hint.ko = "특징을 모두 2배 하면 거리는 몇 배가 되어야 하나요?"
# hint.en = "If all features double, by what factor does the distance grow?"
# ///
import numpy as np


def frechet_distance(f1, f2):
    f1 = f1.astype(np.float64)
    f2 = f2.astype(np.float64)
    m1, m2 = f1.mean(axis=0), f2.mean(axis=0)
    c1 = np.cov(f1, rowvar=False)
    c2 = np.cov(f2, rowvar=False)
    values, vectors = np.linalg.eigh(c2)
    s = vectors @ np.diag(np.sqrt(np.maximum(values, 0))) @ vectors.T
    product = np.linalg.eigvalsh(s @ c1 @ s)
    cross = product.sum()
    return np.sum((m1 - m2) ** 2) + np.trace(c1) + np.trace(c2) - 2 * cross
