# /// mistake
# cause = "tests on the beginning of the series and trains on the rest"
# test = "test_split"
# hint.ko = "모델을 실제로 쓸 때, 시험용처럼 새로 오는 값은 시간의 어느 쪽에 있나요?"
# hint.en = "When the model is really used, on which side of time are the new values?"
# ///
def split_windows(X, y, n_test, horizon=1):
    start = n_test + horizon - 1
    return X[start:], y[start:], X[:n_test], y[:n_test]
