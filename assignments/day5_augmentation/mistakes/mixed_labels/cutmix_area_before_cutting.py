# /// mistake
# cause = "counts the area of the rectangle before it was cut off"
# test = "test_cutmix"
# hint.ko = """\
# 직사각형이 밖으로 나가 잘렸다면, 넓이는 언제 세어야 하나요?"""
# hint.en = """\
# When the rectangle was cut off at the border, at which moment should its area be counted?"""
# ///
import numpy as np


def cutmix(x, y, K, alpha, rng):
    H, W = x.shape[2:]
    lam = rng.beta(alpha, alpha)
    partner = rng.permutation(len(x))
    height, width = int(H * np.sqrt(1 - lam)), int(W * np.sqrt(1 - lam))
    top = rng.integers(H) - height // 2
    left = rng.integers(W) - width // 2
    bottom, right = min(top + height, H), min(left + width, W)
    top, left = max(top, 0), max(left, 0)
    mixed = x.copy()
    mixed[:, :, top:bottom, left:right] = x[partner, :, top:bottom, left:right]
    replaced = height * width / (H * W)
    hard = np.eye(K)[y]
    return mixed, (1 - replaced) * hard + replaced * hard[partner]
