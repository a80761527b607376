# /// mistake
# cause = "labels the new points 1 whatever the minority is"
# test = "test_split_and_oversample"
# hint.ko = "minority가 2인 데이터를 넣어 보세요. 새 점들의 클래스는 몇인가요?"
# hint.en = "Try data whose minority is class 2. Which class do the new points get?"
# signature.split_relabelled = [1, 1000]
# signature.split_unlabelled = [0, 0]
# ///
import numpy as np


def split_and_oversample(X, y, test, minority, k, rng):
    X_train, y_train = X[~test], y[~test]
    counts = np.bincount(y_train)
    n_new = counts.max() - counts[minority]
    X_new = smote(X_train, y_train, minority, n_new, k, rng)

    X_train = np.concatenate([X_train, X_new])
    y_train = np.concatenate([y_train, np.ones(n_new, dtype=y.dtype)])
    return X_train, y_train, X[test], y[test]
