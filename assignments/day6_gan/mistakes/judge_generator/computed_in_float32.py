# /// mistake
# cause = "computes in float32 what comes in float32"
# test = "test_judge_generator_single"
# hint.ko = "1000 근처의 float32 수로 분산을 구하면 몇 자리가 남나요?"
# hint.en = "How many digits of a variance are left when numbers near 1000 are in float32?"
# ///
import numpy as np


def frechet_distance(f1, f2):
    m1, m2 = f1.mean(axis=0), f2.mean(axis=0)
    c1 = np.cov(f1, rowvar=False, dtype=f1.dtype)
    c2 = np.cov(f2, rowvar=False, dtype=f2.dtype)
    values, vectors = np.linalg.eigh(c2)
    s = vectors @ np.diag(np.sqrt(np.maximum(values, 0))) @ vectors.T
    product = np.linalg.eigvalsh(s @ c1 @ s)
    cross = np.sqrt(np.maximum(product, 0)).sum()
    return np.sum((m1 - m2) ** 2) + np.trace(c1) + np.trace(c2) - 2 * cross
