# /// mistake
# cause = "images by lam and targets by 1 - lam"
# test = "test_mixup"
# hint.ko = """\
# $\\lambda$가 0.9이면 이미지는 누구를 더 닮았나요? 정답은요?"""
# hint.en = """\
# With $\\lambda = 0.9$, whom does the image resemble, and whom the target?"""
# ///
import numpy as np


def mixup(x, y, K, alpha, rng):
    lam = rng.beta(alpha, alpha)
    partner = rng.permutation(len(x))
    hard = np.eye(K)[y]
    return lam * x + (1 - lam) * x[partner], (1 - lam) * hard + lam * hard[partner]
