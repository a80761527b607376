# /// mistake
# cause = "takes the classes to be 0, 1, 2 and so on"
# test = "test_kfold_stratified"
# hint.ko = """\
# 클래스 번호가 2, 5, 9이면 여러분의 반복문은 어떤 번호를 지나가나요?"""
# hint.en = """\
# If the class numbers are 2, 5 and 9, which numbers does your loop visit?"""
# ///
import numpy as np


def kfold_indices(n, k, rng, stratify=None):
    if stratify is None:
        stratify = np.zeros(n, dtype=int)
    vals = [[] for _ in range(k)]
    for c in range(len(np.unique(stratify))):
        members = rng.permutation(np.flatnonzero(stratify == c))
        for fold in range(k):
            vals[fold].extend(members[fold::k])
    return [(np.setdiff1d(np.arange(n), val), np.array(val, dtype=int)) for val in vals]
