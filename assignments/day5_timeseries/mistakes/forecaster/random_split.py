# /// mistake
# cause = "shuffles before the split"
# test = "test_split"
# hint.ko = "내일로 학습해 오늘을 예측해도 되나요?"
# hint.en = "May you train on tomorrow to predict today?"
# ///
import numpy as np


def split_windows(X, y, n_test, horizon=1):
    order = np.random.default_rng(0).permutation(len(X))
    known = len(X) - n_test - horizon + 1
    train, test = order[:known], order[len(X) - n_test :]
    return X[train], y[train], X[test], y[test]
