# /// mistake
# cause = "gives a single pair"
# test = "test_kfold_indices"
# hint.ko = """\
# `k = 5`이면 모델을 몇 번 훈련하나요?"""
# hint.en = """\
# How many times do you train a model with `k = 5`?"""
# ///
import numpy as np


def kfold_indices(n, k, rng, stratify=None):
    order = rng.permutation(n)
    if stratify is not None:
        order = order[np.argsort(stratify[order], kind="stable")]
    return [(np.delete(order, np.s_[fold::k]), order[fold::k]) for fold in range(1)]
