# /// mistake
# cause = "makes a generator of its own"
# test = "test_kfold_shuffled"
# hint.ko = """\
# 인자 `rng`는 어디에서 쓰이나요?"""
# hint.en = """\
# Where do you use the argument `rng`?"""
# ///
import numpy as np


def kfold_indices(n, k, rng, stratify=None):
    order = np.random.default_rng(0).permutation(n)
    if stratify is not None:
        order = order[np.argsort(stratify[order], kind="stable")]
    return [(np.delete(order, np.s_[fold::k]), order[fold::k]) for fold in range(k)]
