# /// mistake
# cause = "a rectangle of its own for every image"
# test = "test_cutmix"
# hint.ko = """\
# 직사각형은 배치마다 몇 번 뽑나요?"""
# hint.en = """\
# How many times is a rectangle drawn for a batch?"""
# ///
import numpy as np


def cutmix(x, y, K, alpha, rng):
    H, W = x.shape[2:]
    lam = rng.beta(alpha, alpha)
    partner = rng.permutation(len(x))
    height, width = int(H * np.sqrt(1 - lam)), int(W * np.sqrt(1 - lam))
    mixed, replaced = x.copy(), np.zeros((len(x), 1))
    for i in range(len(x)):
        top = rng.integers(H) - height // 2
        left = rng.integers(W) - width // 2
        bottom, right = min(top + height, H), min(left + width, W)
        top, left = max(top, 0), max(left, 0)
        mixed[i, :, top:bottom, left:right] = x[partner[i], :, top:bottom, left:right]
        replaced[i] = (bottom - top) * (right - left) / (H * W)
    hard = np.eye(K)[y]
    return mixed, (1 - replaced) * hard + replaced * hard[partner]
