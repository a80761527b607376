# /// mistake
# cause = "sides of H (1 - lam) and W (1 - lam)"
# test = "test_mix_chance"
# hint.ko = """\
# 두 변을 모두 $1 - \\lambda$배로 줄이면 넓이는 몇 배가 되나요?"""
# hint.en = """\
# When both sides are $1 - \\lambda$ times as long, what becomes of the area?"""
# ///
import numpy as np


def cutmix(x, y, K, alpha, rng):
    H, W = x.shape[2:]
    lam = rng.beta(alpha, alpha)
    partner = rng.permutation(len(x))
    height, width = int(H * (1 - lam)), int(W * (1 - lam))
    top = rng.integers(H) - height // 2
    left = rng.integers(W) - width // 2
    bottom, right = min(top + height, H), min(left + width, W)
    top, left = max(top, 0), max(left, 0)
    mixed = x.copy()
    mixed[:, :, top:bottom, left:right] = x[partner, :, top:bottom, left:right]
    replaced = (bottom - top) * (right - left) / (H * W)
    hard = np.eye(K)[y]
    return mixed, (1 - replaced) * hard + replaced * hard[partner]
