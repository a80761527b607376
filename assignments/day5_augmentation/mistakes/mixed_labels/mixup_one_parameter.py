# /// mistake
# cause = "draws from Beta(alpha, 1)"
# test = "test_mix_chance"
# hint.ko = """\
# 베타 분포의 두 인자는 각각 무엇인가요? $\\lambda$의 평균은 얼마여야 하나요?"""
# hint.en = """\
# What are the two parameters of the Beta distribution here? What should the mean of $\\lambda$ be?"""
# ///
import numpy as np


def mixup(x, y, K, alpha, rng):
    lam = rng.beta(alpha, 1.0)
    partner = rng.permutation(len(x))
    hard = np.eye(K)[y]
    return lam * x + (1 - lam) * x[partner], lam * hard + (1 - lam) * hard[partner]
