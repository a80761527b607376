# /// mistake
# cause = "replaces lam by the larger of lam and 1 - lam"
# test = "test_mix_chance"
# hint.ko = """\
# $\\lambda$가 0.5보다 작은 배치도 나오나요? 식에 그런 제한이 있나요?"""
# hint.en = """\
# Is $\\lambda$ ever less than 0.5 in your batches? Does the statement want that?"""
# ///
import numpy as np


def mixup(x, y, K, alpha, rng):
    lam = rng.beta(alpha, alpha)
    lam = max(lam, 1 - lam)
    partner = rng.permutation(len(x))
    hard = np.eye(K)[y]
    return lam * x + (1 - lam) * x[partner], lam * hard + (1 - lam) * hard[partner]
