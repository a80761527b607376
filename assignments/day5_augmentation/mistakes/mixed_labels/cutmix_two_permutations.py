# /// mistake
# cause = "a permutation for images and another one for targets"
# test = "test_cutmix"
# hint.ko = """\
# 조각은 어느 그림에서 왔나요? 정답의 나머지 몫도 같은 예제의 것인가요?"""
# hint.en = """\
# From which picture did the piece come? And does the other part of the target belong to the same example?"""
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
    return mixed, (1 - replaced) * hard + replaced * hard[rng.permutation(len(x))]
