# /// mistake
# cause = "gives positions inside a class as indices"
# test = "test_kfold_stratified"
# hint.ko = """\
# 클래스 5의 첫 예제는 전체 데이터에서 몇 번째인가요?"""
# hint.en = """\
# Where in all of the data is the first example of class 5?"""
# ///
import numpy as np


def kfold_indices(n, k, rng, stratify=None):
    if stratify is None:
        stratify = np.zeros(n, dtype=int)
    vals = [[] for _ in range(k)]
    for c in np.unique(stratify):
        members = rng.permutation(np.count_nonzero(stratify == c))
        for fold in range(k):
            vals[fold].extend(members[fold::k])
    return [(np.setdiff1d(np.arange(n), val), np.array(val, dtype=int)) for val in vals]
