# /// mistake
# cause = "a permutation for images and another one for targets"
# test = "test_mixup"
# hint.ko = """\
# 각 그림의 짝은 어느 그림인가요? 정답의 짝도 같은 예제인가요?"""
# hint.en = """\
# Which partner did each picture get? And is it the partner of its target too?"""
# ///
import numpy as np


def mixup(x, y, K, alpha, rng):
    lam = rng.beta(alpha, alpha)
    partner = rng.permutation(len(x))
    hard = np.eye(K)[y]
    return lam * x + (1 - lam) * x[partner], lam * hard + (1 - lam) * hard[rng.permutation(len(x))]
