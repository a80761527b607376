# /// mistake
# cause = "pastes into the first channel"
# test = "test_cutmix"
# hint.ko = """\
# 채널이 셋인 이미지에서는 어느 채널에 붙였나요?"""
# hint.en = """\
# In an image of three channels, into which of them did you paste?"""
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
    mixed[:, 0, top:bottom, left:right] = x[partner, 0, top:bottom, left:right]
    replaced = (bottom - top) * (right - left) / (H * W)
    hard = np.eye(K)[y]
    return mixed, (1 - replaced) * hard + replaced * hard[partner]
