# /// mistake
# cause = "keeps the validation examples in training"
# test = "test_kfold_indices"
# hint.ko = """\
# `train_idx`와 `val_idx`에 함께 들어 있는 예제가 있나요? 그런 예제의 점수를 믿어도 될까요?"""
# hint.en = """\
# Is any example in both `train_idx` and `val_idx`? Can you trust its score?"""
# ///
import numpy as np


def kfold_indices(n, k, rng, stratify=None):
    order = rng.permutation(n)
    if stratify is not None:
        order = order[np.argsort(stratify[order], kind="stable")]
    return [(order, order[fold::k]) for fold in range(k)]
