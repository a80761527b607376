# /// mistake
# cause = "the training data are the new points alone"
# test = "test_split_and_oversample"
# hint.ko = "X_train에 원래의 훈련 행들이 모두 들어 있나요?"
# hint.en = "Does X_train hold all of the original training rows?"
# signature.split_surplus = [-1000, -1]
# signature.split_swapped = [0, 0]
# signature.split_test_rows = [0, 0]
# ///
import numpy as np


def split_and_oversample(X, y, test, minority, k, rng):
    X_train, y_train = X[~test], y[~test]
    counts = np.bincount(y_train)
    n_new = counts.max() - counts[minority]
    X_new = smote(X_train, y_train, minority, n_new, k, rng)

    X_train, y_train = X_new, np.full(n_new, minority)
    return X_train, y_train, X[test], y[test]
