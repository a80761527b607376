# /// mistake
# cause = "targets by lam, whatever was pasted"
# test = "test_cutmix"
# hint.ko = """\
# 실제로 바뀐 픽셀은 몇 개인가요? $\\lambda$와 맞나요?"""
# hint.en = """\
# How many pixels were really replaced? Does it agree with $\\lambda$?"""
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
    replaced = 1 - lam
    hard = np.eye(K)[y]
    return mixed, (1 - replaced) * hard + replaced * hard[partner]
