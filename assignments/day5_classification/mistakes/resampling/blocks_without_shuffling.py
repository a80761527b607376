# /// mistake
# cause = "cuts blocks of unshuffled examples"
# test = "test_kfold_shuffled"
# hint.ko = """\
# 데이터가 클래스 순서로 놓여 있다면, 첫 묶음에는 어떤 예제가 들어가나요?"""
# hint.en = """\
# If the data lies sorted by class, which examples fill your first fold?"""
# ///
import numpy as np


def kfold_indices(n, k, rng, stratify=None):
    order = rng.permutation(n)
    if stratify is not None:
        order = order[np.argsort(stratify[order], kind="stable")]
    if stratify is None:
        return [(np.setdiff1d(order, val), val) for val in np.array_split(np.arange(n), k)]
    return [(np.delete(order, np.s_[fold::k]), order[fold::k]) for fold in range(k)]
