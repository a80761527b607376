# /// mistake
# cause = "trains on the rows that are to be tested"
# test = "test_split_and_oversample"
# hint.ko = "test가 True인 행은 어느 쪽으로 가야 하나요? 두 결과의 크기를 출력해 보세요."
# hint.en = "Where should the rows go for which test is True? Print the sizes of both results."
# signature.split_swapped = [1, 1]
# ///
import numpy as np


def split_and_oversample(X, y, test, minority, k, rng):
    test = ~test

    X_train, y_train = X[~test], y[~test]
    counts = np.bincount(y_train)
    n_new = counts.max() - counts[minority]
    X_new = smote(X_train, y_train, minority, n_new, k, rng)

    X_train, y_train = np.concatenate([X_train, X_new]), np.concatenate([y_train, np.full(n_new, minority)])
    return X_train, y_train, X[test], y[test]
