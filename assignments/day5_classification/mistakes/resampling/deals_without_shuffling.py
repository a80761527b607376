# /// mistake
# cause = "deals out unshuffled examples"
# test = "test_kfold_shuffled"
# hint.ko = """\
# 시드를 바꾸면 묶음이 달라지나요?"""
# hint.en = """\
# Do your folds change with the seed?"""
# ///
import numpy as np


def kfold_indices(n, k, rng, stratify=None):
    order = np.arange(n) if stratify is None else rng.permutation(n)
    if stratify is not None:
        order = order[np.argsort(stratify[order], kind="stable")]
    return [(np.delete(order, np.s_[fold::k]), order[fold::k]) for fold in range(k)]
