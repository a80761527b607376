# /// mistake
# cause = "an even share from 0 to 1 whatever alpha is"
# test = "test_mix_chance"
# hint.ko = """\
# `alpha`가 클 때와 작을 때 붙인 조각의 넓이를 여러 번 재 보세요. 무엇이 달라야 하나요?"""
# hint.en = """\
# Measure the area of many pieces for a large `alpha` and a small one. What should differ?"""
# ///
import numpy as np


def cutmix(x, y, K, alpha, rng):
    H, W = x.shape[2:]
    lam = rng.random()
    partner = rng.permutation(len(x))
    height, width = int(H * np.sqrt(1 - lam)), int(W * np.sqrt(1 - lam))
    top = rng.integers(H) - height // 2
    left = rng.integers(W) - width // 2
    bottom, right = min(top + height, H), min(left + width, W)
    top, left = max(top, 0), max(left, 0)
    mixed = x.copy()
    mixed[:, :, top:bottom, left:right] = x[partner, :, top:bottom, left:right]
    replaced = (bottom - top) * (right - left) / (H * W)
    hard = np.eye(K)[y]
    return mixed, (1 - replaced) * hard + replaced * hard[partner]
