# /// mistake
# cause = "puts the whole remainder into the last fold"
# test = "test_kfold_indices"
# hint.ko = """\
# `n = 9`, `k = 5`이면 묶음의 크기는 각각 얼마인가요?"""
# hint.en = """\
# What are the sizes of your folds for `n = 9` and `k = 5`?"""
# ///
import numpy as np


def kfold_indices(n, k, rng, stratify=None):
    order = rng.permutation(n)
    if stratify is not None:
        order = order[np.argsort(stratify[order], kind="stable")]
    if stratify is None:
        cuts = [n // k * fold for fold in range(1, k)]
        return [(np.setdiff1d(order, val), val) for val in np.split(order, cuts)]
    return [(np.delete(order, np.s_[fold::k]), order[fold::k]) for fold in range(k)]
