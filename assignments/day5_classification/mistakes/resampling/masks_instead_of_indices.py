# /// mistake
# cause = "gives masks of booleans"
# test = "test_kfold_indices"
# hint.ko = """\
# 돌려준 배열의 길이와 dtype은 무엇인가요?"""
# hint.en = """\
# What are the length and the dtype of the arrays that you return?"""
# ///
import numpy as np


def kfold_indices(n, k, rng, stratify=None):
    order = rng.permutation(n)
    if stratify is not None:
        order = order[np.argsort(stratify[order], kind="stable")]
    masks = [np.isin(np.arange(n), order[fold::k]) for fold in range(k)]
    return [(~mask, mask) for mask in masks]
