# /// mistake
# cause = "enlarges the minority to all other classes taken together"
# test = "test_split_and_oversample"
# hint.ko = "클래스가 세 가지인 데이터에서 소수 클래스는 무엇과 같은 수가 되어야 하나요?"
# hint.en = "With three classes, what should the minority be as large as?"
# signature.split_as_rest = [1, 1]
# signature.split_as_majority = [0, 0]
# signature.split_leak = [0, 0]
# signature.split_test_rows = [0, 0]
# ///
import numpy as np


def split_and_oversample(X, y, test, minority, k, rng):
    X_train, y_train = X[~test], y[~test]
    counts = np.bincount(y_train)
    n_new = max(counts.sum() - 2 * counts[minority], 0)
    X_new = smote(X_train, y_train, minority, n_new, k, rng)

    X_train, y_train = np.concatenate([X_train, X_new]), np.concatenate([y_train, np.full(n_new, minority)])
    return X_train, y_train, X[test], y[test]
