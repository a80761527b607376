# /// mistake
# cause = "a share of its own for every example"
# test = "test_mixup"
# hint.ko = """\
# $\\lambda$는 배치마다 몇 번 뽑나요?"""
# hint.en = """\
# How many times is $\\lambda$ drawn for a batch?"""
# ///
import numpy as np


def mixup(x, y, K, alpha, rng):
    lam = rng.beta(alpha, alpha, size=len(x))
    partner = rng.permutation(len(x))
    hard = np.eye(K)[y]
    wide = lam.reshape(-1, *[1] * (x.ndim - 1))
    lam = lam[:, None]
    return wide * x + (1 - wide) * x[partner], lam * hard + (1 - lam) * hard[partner]
