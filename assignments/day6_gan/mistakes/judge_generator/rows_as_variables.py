# /// mistake
# cause = "leaves rowvar of np.cov at its default"
# test = "test_judge_generator_distance"
# hint.ko = "공분산 행렬의 모양을 출력해 보세요. 변수에 해당하는 축은 무엇인가요?"
# hint.en = "Print the shape of the covariance matrix. Which axis holds the variables?"
# ///
import numpy as np


def frechet_distance(f1, f2):
    f1 = f1.astype(np.float64)
    f2 = f2.astype(np.float64)
    m1, m2 = f1.mean(axis=0), f2.mean(axis=0)
    c1 = np.cov(f1)
    c2 = np.cov(f2)
    values, vectors = np.linalg.eigh(c2)
    s = vectors @ np.diag(np.sqrt(np.maximum(values, 0))) @ vectors.T
    product = np.linalg.eigvalsh(s @ c1 @ s)
    cross = np.sqrt(np.maximum(product, 0)).sum()
    return np.sum((m1 - m2) ** 2) + np.trace(c1) + np.trace(c2) - 2 * cross
