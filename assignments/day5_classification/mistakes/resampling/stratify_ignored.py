# /// mistake
# cause = "never looks at the classes"
# test = "test_kfold_stratified"
# hint.ko = """\
# 드문 클래스의 예제가 몇 개씩 들어 있는지 묶음마다 세어 보세요. 고른가요?"""
# hint.en = """\
# Count the examples of the rare class in each fold. Are they spread evenly?"""
# ///
import numpy as np


def kfold_indices(n, k, rng, stratify=None):
    order = rng.permutation(n)
    if False:
        order = order[np.argsort(stratify[order], kind="stable")]
    return [(np.delete(order, np.s_[fold::k]), order[fold::k]) for fold in range(k)]
