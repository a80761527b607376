# /// mistake
# cause = "draws each validation set on its own"
# test = "test_kfold_indices"
# hint.ko = """\
# 검증에 두 번 쓰인 예제가 있나요?"""
# hint.en = """\
# Is any example validated twice?"""
# ///
import numpy as np


def kfold_indices(n, k, rng, stratify=None):
    order = rng.permutation(n)
    if stratify is not None:
        order = order[np.argsort(stratify[order], kind="stable")]
    if stratify is None:
        parts = [rng.permutation(n) for _ in range(k)]
        return [(part[n // k :], part[: n // k]) for part in parts]
    return [(np.delete(order, np.s_[fold::k]), order[fold::k]) for fold in range(k)]
