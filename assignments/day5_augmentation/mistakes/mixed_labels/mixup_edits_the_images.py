# /// mistake
# cause = "mixes into the caller's array"
# test = "test_mix_arguments"
# hint.ko = """\
# 부른 뒤에 `x`를 출력해 보세요. 다음 epoch에서도 쓸 수 있을까요?"""
# hint.en = """\
# Print `x` after the call. Could it be used in the next epoch?"""
# ///
import numpy as np


def mixup(x, y, K, alpha, rng):
    lam = rng.beta(alpha, alpha)
    partner = rng.permutation(len(x))
    hard = np.eye(K)[y]
    other = x[partner]
    x *= lam
    x += (1 - lam) * other
    return x, lam * hard + (1 - lam) * hard[partner]
