# /// mistake
# cause = "leaves out the first test examples instead of the last training examples"
# test = "test_split"
# hint.ko = "시험용 예제가 n_test개인가요? 아직 모를 정답이 있는 것은 어느 쪽의 예제인가요?"
# hint.en = "Are there n_test test examples? On which side are the examples whose targets are not known yet?"
# ///
def split_windows(X, y, n_test, horizon=1):
    known = len(X) - n_test
    first = known + horizon - 1
    return X[:known], y[:known], X[first:], y[first:]
