# /// mistake
# cause = "uses an inverse, which a singular covariance does not have"
# test = "test_judge_generator_singular"
# hint.ko = """\
# 그림이 특징보다 적으면 공분산 행렬에 0인 고윳값이 생겨요. 그런 행렬도 촐레스키 분해(`cholesky`)를 할 수 있나요?"""
# hint.en = "With fewer images than features, a covariance has eigenvalues of 0. Does `cholesky` take such a matrix?"
# ///
import numpy as np


def frechet_distance(f1, f2):
    f1 = f1.astype(np.float64)
    f2 = f2.astype(np.float64)
    m1, m2 = f1.mean(axis=0), f2.mean(axis=0)
    c1 = np.cov(f1, rowvar=False)
    c2 = np.cov(f2, rowvar=False)
    lower = np.linalg.cholesky(c2)
    product = np.linalg.eigvalsh(lower.T @ c1 @ lower)
    cross = np.sqrt(product).sum()
    return np.sum((m1 - m2) ** 2) + np.trace(c1) + np.trace(c2) - 2 * cross
