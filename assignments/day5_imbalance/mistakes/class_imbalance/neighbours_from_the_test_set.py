# /// mistake
# cause = "makes the right number of points, but from all data"
# test = "test_split_and_oversample"
# hint.ko = "새 점을 만드는 smote에 어떤 행들을 주었나요? 시험 예제가 들어 있나요?"
# hint.en = "Which rows do you pass to smote? Are there test examples among them?"
# signature.split_leak = [0.1, 1]
# signature.split_surplus = [0, 0]
# signature.split_test_rows = [0, 0]
# ///
import numpy as np


def split_and_oversample(X, y, test, minority, k, rng):
    X_train, y_train = X[~test], y[~test]
    counts = np.bincount(y_train)
    n_new = counts.max() - counts[minority]
    X_new = smote(X, y, minority, n_new, k, rng)
    X_train, y_train = np.concatenate([X_train, X_new]), np.concatenate([y_train, np.full(n_new, minority)])
    return X_train, y_train, X[test], y[test]
