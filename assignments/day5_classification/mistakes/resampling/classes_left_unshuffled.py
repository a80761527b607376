# /// mistake
# cause = "deals out each class in its own order"
# test = "test_kfold_stratified"
# hint.ko = """\
# 클래스가 하나뿐인 데이터를 층화해 보세요. 시드를 바꾸면 묶음이 달라지나요?"""
# hint.en = """\
# Stratify data of a single class. Do your folds change with the seed?"""
# ///
import numpy as np


def kfold_indices(n, k, rng, stratify=None):
    order = rng.permutation(n)
    if stratify is not None:
        order = np.argsort(stratify, kind="stable")
    return [(np.delete(order, np.s_[fold::k]), order[fold::k]) for fold in range(k)]
