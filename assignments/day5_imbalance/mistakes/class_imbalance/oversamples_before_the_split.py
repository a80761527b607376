# /// mistake
# cause = "makes the new points first and splits afterwards"
# test = "test_split_and_oversample"
# hint.ko = "시험 예제에서 만든 점이 훈련 데이터에 들어갈 수 있나요? 어느 것을 먼저 해야 하나요?"
# hint.en = "Can a point that was made from a test example be in the training set? What has to come first?"
# signature.split_leak = [0.1, 1]
# signature.split_surplus = [1, 1000]
# ///
import numpy as np


def split_and_oversample(X, y, test, minority, k, rng):
    counts = np.bincount(y)
    n_new = counts.max() - counts[minority]
    X_new = smote(X, y, minority, n_new, k, rng)
    X, y = np.concatenate([X, X_new]), np.concatenate([y, np.full(n_new, minority)])
    test = np.concatenate([test, np.zeros(n_new, dtype=bool)])
    X_train, y_train = X[~test], y[~test]
    return X_train, y_train, X[test], y[test]
