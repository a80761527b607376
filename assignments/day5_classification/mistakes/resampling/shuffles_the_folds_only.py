# /// mistake
# cause = "shuffles the order of folds, not the examples"
# test = "test_kfold_shuffled"
# hint.ko = """\
# 이웃한 예제 0과 1은 언제나 같은 묶음에 있나요?"""
# hint.en = """\
# Are examples 0 and 1 always in one fold?"""
# ///
import numpy as np


def kfold_indices(n, k, rng, stratify=None):
    order = rng.permutation(n)
    if stratify is not None:
        order = order[np.argsort(stratify[order], kind="stable")]
    if stratify is None:
        blocks = np.array_split(np.arange(n), k)
        return [(np.setdiff1d(order, blocks[i]), blocks[i]) for i in rng.permutation(k)]
    return [(np.delete(order, np.s_[fold::k]), order[fold::k]) for fold in range(k)]
