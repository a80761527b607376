# /// mistake
# cause = "compares the covariances only"
# test = "test_judge_generator_distance"
# hint.ko = "모든 그림을 똑같이 밝게 하면 거리는 그대로인가요?"
# hint.en = "If every image gets brighter by the same amount, does the distance stay?"
# ///
import numpy as np


def frechet_distance(f1, f2):
    f1 = f1.astype(np.float64)
    f2 = f2.astype(np.float64)
    c1 = np.cov(f1, rowvar=False)
    c2 = np.cov(f2, rowvar=False)
    values, vectors = np.linalg.eigh(c2)
    s = vectors @ np.diag(np.sqrt(np.maximum(values, 0))) @ vectors.T
    product = np.linalg.eigvalsh(s @ c1 @ s)
    cross = np.sqrt(np.maximum(product, 0)).sum()
    return np.trace(c1) + np.trace(c2) - 2 * cross
