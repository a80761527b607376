# /// mistake
# cause = "draws a partner for each, so that some come twice"
# test = "test_mixup"
# hint.ko = """\
# 짝으로 뽑힌 예제를 모두 적어 보세요. 두 번 나온 예제는 없나요?"""
# hint.en = """\
# List the partners that were drawn. Does any example come twice?"""
# ///
import numpy as np


def mixup(x, y, K, alpha, rng):
    lam = rng.beta(alpha, alpha)
    partner = rng.integers(len(x), size=len(x))
    hard = np.eye(K)[y]
    return lam * x + (1 - lam) * x[partner], lam * hard + (1 - lam) * hard[partner]
