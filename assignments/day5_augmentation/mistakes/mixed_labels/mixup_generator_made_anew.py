# /// mistake
# cause = "makes a generator of its own in every call"
# test = "test_mix_chance"
# hint.ko = """\
# `rng`를 어디에 쓰고 있나요? 부를 때마다 결과가 다른가요?"""
# hint.en = """\
# Where is `rng` used? Do results differ from call to call?"""
# ///
import numpy as np


def mixup(x, y, K, alpha, rng):
    rng = np.random.default_rng(0)
    lam = rng.beta(alpha, alpha)
    partner = rng.permutation(len(x))
    hard = np.eye(K)[y]
    return lam * x + (1 - lam) * x[partner], lam * hard + (1 - lam) * hard[partner]
