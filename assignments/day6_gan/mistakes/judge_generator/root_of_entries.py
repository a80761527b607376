# /// mistake
# cause = "takes the root of the product's entries"
# test = "test_judge_generator_distance"
# hint.ko = "여러분이 구한 제곱근을 행렬 곱(`@`)으로 제곱하면 원래의 행렬이 나오나요?"
# hint.en = "Does your root, times itself as a matrix, give the matrix back?"
# ///
import numpy as np


def frechet_distance(f1, f2):
    f1 = f1.astype(np.float64)
    f2 = f2.astype(np.float64)
    m1, m2 = f1.mean(axis=0), f2.mean(axis=0)
    c1 = np.cov(f1, rowvar=False)
    c2 = np.cov(f2, rowvar=False)
    cross = np.trace(np.sqrt(np.abs(c1 @ c2)))
    return np.sum((m1 - m2) ** 2) + np.trace(c1) + np.trace(c2) - 2 * cross
