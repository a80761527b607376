# /// mistake
# cause = "pastes into the caller's array"
# test = "test_mix_arguments"
# hint.ko = """\
# `mixed = x`라고 쓰면 배열이 하나인가요, 둘인가요?"""
# hint.en = """\
# After `mixed = x`, are there two arrays or one?"""
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
    mixed = x
    mixed[:, :, top:bottom, left:right] = x[partner, :, top:bottom, left:right]
    replaced = (bottom - top) * (right - left) / (H * W)
    hard = np.eye(K)[y]
    return mixed, (1 - replaced) * hard + replaced * hard[partner]
