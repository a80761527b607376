# /// mistake
# cause = "adds the distance of the means without squaring it"
# test = "test_judge_generator_distance"
# hint.ko = "평균만 (3, 4)만큼 옮기면 거리는 얼마여야 하나요?"
# hint.en = "If only the mean moves, by (3, 4), what should come out?"
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
    return np.linalg.norm(m1 - m2) + np.trace(c1) + np.trace(c2) - 2 * cross
