# /// mistake
# cause = "draws the corner so that the whole rectangle fits"
# test = "test_mix_chance"
# hint.ko = """\
# 직사각형의 중심은 어떤 픽셀이 될 수 있나요? 귀퉁이 픽셀도 중심이 될 수 있나요?"""
# hint.en = """\
# Which pixels can be the centre of the rectangle? Can the pixel in the corner?"""
# ///
import numpy as np


def cutmix(x, y, K, alpha, rng):
    H, W = x.shape[2:]
    lam = rng.beta(alpha, alpha)
    partner = rng.permutation(len(x))
    height, width = int(H * np.sqrt(1 - lam)), int(W * np.sqrt(1 - lam))
    top = rng.integers(H - height + 1)
    left = rng.integers(W - width + 1)
    mixed = x.copy()
    mixed[:, :, top : top + height, left : left + width] = x[partner, :, top : top + height, left : left + width]
    replaced = height * width / (H * W)
    hard = np.eye(K)[y]
    return mixed, (1 - replaced) * hard + replaced * hard[partner]
