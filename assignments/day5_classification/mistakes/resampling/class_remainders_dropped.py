# /// mistake
# cause = "drops the remainder of each class"
# test = "test_kfold_stratified"
# hint.ko = """\
# 예제가 세 개뿐인 클래스를 다섯 묶음으로 나누면, 그 세 개는 어디에 있나요?"""
# hint.en = """\
# Three examples of a class and five folds: where are the three?"""
# ///
import numpy as np


def kfold_indices(n, k, rng, stratify=None):
    order = rng.permutation(n)
    if stratify is not None:
        members = [order[stratify[order] == c] for c in np.unique(stratify)]
        order = np.concatenate([each[: len(each) // k * k] for each in members])
    vals = [order[fold::k] for fold in range(k)]
    return [(np.setdiff1d(np.arange(n), val), val) for val in vals]
