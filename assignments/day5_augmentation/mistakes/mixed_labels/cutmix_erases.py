# /// mistake
# cause = "fills the place with zeros"
# test = "test_cutmix"
# hint.ko = """\
# 지운 자리에는 무엇이 들어가야 하나요? cutout과 CutMix는 무엇이 다른가요?"""
# hint.en = """\
# What belongs into the place that was cleared? How do cutout and CutMix differ?"""
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
    mixed[:, :, top:bottom, left:right] = 0.0
    replaced = (bottom - top) * (right - left) / (H * W)
    hard = np.eye(K)[y]
    return mixed, (1 - replaced) * hard + replaced * hard[partner]
