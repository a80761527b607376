# /// mistake
# cause = "lays the piece over the image by lam, as mixup does"
# test = "test_cutmix"
# hint.ko = """\
# 붙인 자리의 픽셀은 짝의 픽셀 그대로인가요, 섞인 것인가요?"""
# hint.en = """\
# At the pasted place, is a pixel the partner's own or a mixture?"""
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
    mixed[:, :, top:bottom, left:right] = (
        lam * x[:, :, top:bottom, left:right] + (1 - lam) * x[partner, :, top:bottom, left:right]
    )
    replaced = (bottom - top) * (right - left) / (H * W)
    hard = np.eye(K)[y]
    return mixed, (1 - replaced) * hard + replaced * hard[partner]
