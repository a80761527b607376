# /// mistake
# cause = "adds as many points as the largest class has"
# test = "test_split_and_oversample"
# hint.ko = "결과의 클래스 개수를 np.bincount로 세어 보세요. 두 클래스의 크기가 같나요?"
# hint.en = "Count the classes of the result with np.bincount. Are the two equally large?"
# signature.split_as_majority = [1, 1]
# signature.split_leak = [0, 0]
# signature.split_test_rows = [0, 0]
# ///
import numpy as np


def split_and_oversample(X, y, test, minority, k, rng):
    X_train, y_train = X[~test], y[~test]
    counts = np.bincount(y_train)
    n_new = counts.max()
    X_new = smote(X_train, y_train, minority, n_new, k, rng)

    X_train, y_train = np.concatenate([X_train, X_new]), np.concatenate([y_train, np.full(n_new, minority)])
    return X_train, y_train, X[test], y[test]
