# /// mistake
# cause = "adds points but no labels"
# test = "test_split_and_oversample"
# hint.ko = "len(X_train)과 len(y_train)을 출력해 보세요. 새 점들의 정답은 어디에 있나요?"
# hint.en = "Print len(X_train) and len(y_train). Where are the labels of the new points?"
# signature.split_unlabelled = [1, 1000]
# signature.split_swapped = [0, 0]
# ///
import numpy as np


def split_and_oversample(X, y, test, minority, k, rng):
    X_train, y_train = X[~test], y[~test]
    counts = np.bincount(y_train)
    n_new = counts.max() - counts[minority]
    X_new = smote(X_train, y_train, minority, n_new, k, rng)

    X_train = np.concatenate([X_train, X_new])
    return X_train, y_train, X[test], y[test]
