# /// mistake
# cause = "cuts blocks from examples sorted by class"
# test = "test_kfold_stratified"
# hint.ko = """\
# 첫 묶음에는 어떤 클래스가 들어 있나요?"""
# hint.en = """\
# Which classes are in your first fold?"""
# ///
import numpy as np


def kfold_indices(n, k, rng, stratify=None):
    order = rng.permutation(n)
    if stratify is not None:
        order = order[np.argsort(stratify[order], kind="stable")]
    return [(np.setdiff1d(order, val), val) for val in np.array_split(order, k)]
