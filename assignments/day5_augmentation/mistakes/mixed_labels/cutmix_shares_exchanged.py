# /// mistake
# cause = "the partner gets the share of what stayed"
# test = "test_cutmix"
# hint.ko = """\
# 작은 조각만 붙였다면 정답은 누구의 것에 더 가까워야 하나요?"""
# hint.en = """\
# When only a small piece was pasted, whose class should the target be closer to?"""
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
    replaced = (bottom - top) * (right - left) / (H * W)
    hard = np.eye(K)[y]
    return mixed, replaced * hard + (1 - replaced) * hard[partner]
