# /// mistake
# cause = "leaves out what n // k does not cover"
# test = "test_kfold_indices"
# hint.ko = """\
# 모든 예제가 한 번씩 검증되었나요?"""
# hint.en = """\
# Is every example validated once?"""
# ///
import numpy as np


def kfold_indices(n, k, rng, stratify=None):
    order = rng.permutation(n)
    if stratify is not None:
        order = order[np.argsort(stratify[order], kind="stable")]
    if stratify is None:
        order = order[: n // k * k]
    return [(np.setdiff1d(np.arange(n), order[fold::k]), order[fold::k]) for fold in range(k)]
