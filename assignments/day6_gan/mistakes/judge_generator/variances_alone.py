# /// mistake
# cause = "uses the variances and leaves the covariances out"
# test = "test_judge_generator_distance"
# hint.ko = "서로 얽힌 두 특징을 가진 묶음으로 시험해 보세요. 대각선 밖의 값은 어디에 쓰였나요?"
# hint.en = "Try features that depend on each other. Where do the entries off the diagonal enter?"
# ///
import numpy as np


def frechet_distance(f1, f2):
    f1 = f1.astype(np.float64)
    f2 = f2.astype(np.float64)
    m1, m2 = f1.mean(axis=0), f2.mean(axis=0)
    c1 = np.diag(f1.var(axis=0, ddof=1))
    c2 = np.diag(f2.var(axis=0, ddof=1))
    values, vectors = np.linalg.eigh(c2)
    s = vectors @ np.diag(np.sqrt(np.maximum(values, 0))) @ vectors.T
    product = np.linalg.eigvalsh(s @ c1 @ s)
    cross = np.sqrt(np.maximum(product, 0)).sum()
    return np.sum((m1 - m2) ** 2) + np.trace(c1) + np.trace(c2) - 2 * cross
