# /// mistake
# cause = "exchanges train and validation"
# test = "test_kfold_indices"
# hint.ko = """\
# `k = 5`일 때 훈련에 쓰는 예제는 몇 퍼센트인가요?"""
# hint.en = """\
# With `k = 5`, what share of the examples do you train on?"""
# ///
import numpy as np


def kfold_indices(n, k, rng, stratify=None):
    order = rng.permutation(n)
    if stratify is not None:
        order = order[np.argsort(stratify[order], kind="stable")]
    return [(order[fold::k], np.delete(order, np.s_[fold::k])) for fold in range(k)]
