# /// mistake
# cause = "returns the root of the whole"
# test = "test_judge_generator_distance"
# hint.ko = "식의 왼쪽에 있는 것은 d인가요, d의 제곱인가요?"
# hint.en = "Does the left side of the formula say d or d squared?"
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
    cross = np.sqrt(np.maximum(product, 0)).sum()
    return np.sqrt(max(np.sum((m1 - m2) ** 2) + np.trace(c1) + np.trace(c2) - 2 * cross, 0))
