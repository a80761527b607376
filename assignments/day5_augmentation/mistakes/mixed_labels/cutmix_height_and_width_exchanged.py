# /// mistake
# cause = "cuts rows by the width and columns by the height"
# test = "test_cutmix"
# hint.ko = """\
# $H \\ne W$인 이미지로 해 보세요. 행의 번호는 몇까지인가요?"""
# hint.en = """\
# Try an image with $H \\ne W$. How far do the numbers of its rows go?"""
# ///
import numpy as np


def cutmix(x, y, K, alpha, rng):
    W, H = x.shape[2:]
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
    return mixed, (1 - replaced) * hard + replaced * hard[partner]
