# /// mistake
# cause = "takes the drawn pixel for the upper left corner"
# test = "test_mix_chance"
# hint.ko = """\
# 뽑은 픽셀은 직사각형의 중심인가요, 왼쪽 위 귀퉁이인가요?"""
# hint.en = """\
# Is the pixel that was drawn the centre of the rectangle or its upper left corner?"""
# ///
import numpy as np


def cutmix(x, y, K, alpha, rng):
    H, W = x.shape[2:]
    lam = rng.beta(alpha, alpha)
    partner = rng.permutation(len(x))
    height, width = int(H * np.sqrt(1 - lam)), int(W * np.sqrt(1 - lam))
    top = rng.integers(H)
    left = rng.integers(W)
    bottom, right = min(top + height, H), min(left + width, W)
    top, left = max(top, 0), max(left, 0)
    mixed = x.copy()
    mixed[:, :, top:bottom, left:right] = x[partner, :, top:bottom, left:right]
    replaced = (bottom - top) * (right - left) / (H * W)
    hard = np.eye(K)[y]
    return mixed, (1 - replaced) * hard + replaced * hard[partner]
