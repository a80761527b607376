# /// mistake
# cause = "draws lam from np.random"
# test = "test_mix_generator"
# hint.ko = """\
# `rng`를 같은 상태에서 다시 시작하면 같은 결과가 나오나요? 어느 난수가 `rng`에서 나오지 않나요?"""
# hint.en = """\
# Start `rng` from the same state again: is the result the same? Which number does not come from `rng`?"""
# ///
import numpy as np


def mixup(x, y, K, alpha, rng):
    lam = np.random.beta(alpha, alpha)
    partner = rng.permutation(len(x))
    hard = np.eye(K)[y]
    return lam * x + (1 - lam) * x[partner], lam * hard + (1 - lam) * hard[partner]
