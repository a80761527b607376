# /// mistake
# cause = "mixes images and leaves the targets"
# test = "test_mixup"
# hint.ko = """\
# 섞인 이미지에서 짝이 차지하는 몫은 정답 어디에 있나요?"""
# hint.en = """\
# The partner has a share of the image. Where is it in the target?"""
# ///
import numpy as np


def mixup(x, y, K, alpha, rng):
    lam = rng.beta(alpha, alpha)
    partner = rng.permutation(len(x))
    hard = np.eye(K)[y]
    return lam * x + (1 - lam) * x[partner], hard
