# /// mistake
# cause = "an even share from 0 to 1 whatever alpha is"
# test = "test_mix_chance"
# hint.ko = """\
# `alpha`를 아주 작게 하면 $\\lambda$가 어디에 모여야 하나요? 여러분의 $\\lambda$도 그런가요?"""
# hint.en = """\
# Where should $\\lambda$ gather when `alpha` is very small? Does yours?"""
# ///
import numpy as np


def mixup(x, y, K, alpha, rng):
    lam = rng.random()
    partner = rng.permutation(len(x))
    hard = np.eye(K)[y]
    return lam * x + (1 - lam) * x[partner], lam * hard + (1 - lam) * hard[partner]
