# /// mistake
# cause = "divides the covariance by n"
# test = "test_judge_generator_distance"
# hint.ko = "공분산을 무엇으로 나누었나요? n이 작을 때 np.cov의 값과 견주어 보세요."
# hint.en = "What did you divide the covariance by? Compare it with np.cov where n is small."
# ///
import numpy as np


def frechet_distance(f1, f2):
    f1 = f1.astype(np.float64)
    f2 = f2.astype(np.float64)
    m1, m2 = f1.mean(axis=0), f2.mean(axis=0)
    c1 = np.cov(f1, rowvar=False, bias=True)
    c2 = np.cov(f2, rowvar=False, bias=True)
    values, vectors = np.linalg.eigh(c2)
    s = vectors @ np.diag(np.sqrt(np.maximum(values, 0))) @ vectors.T
    product = np.linalg.eigvalsh(s @ c1 @ s)
    cross = np.sqrt(np.maximum(product, 0)).sum()
    return np.sum((m1 - m2) ** 2) + np.trace(c1) + np.trace(c2) - 2 * cross
