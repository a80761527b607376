# /// mistake
# cause = "takes the batch in reverse order for partners"
# test = "test_mix_chance"
# hint.ko = """\
# 같은 배치를 여러 번 섞으면 짝이 달라지나요?"""
# hint.en = """\
# Mix the same batch several times. Do partners change?"""
# ///
import numpy as np


def mixup(x, y, K, alpha, rng):
    lam = rng.beta(alpha, alpha)
    partner = np.arange(len(x))[::-1]
    hard = np.eye(K)[y]
    return lam * x + (1 - lam) * x[partner], lam * hard + (1 - lam) * hard[partner]
