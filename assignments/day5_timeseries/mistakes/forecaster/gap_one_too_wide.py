# /// mistake
# cause = "leaves out one example more than necessary"
# test = "test_split"
# hint.ko = "horizon=1이면 훈련용에서 몇 개를 빼야 하나요? 그때도 예제를 버리고 있지 않나요?"
# hint.en = "How many examples must go when horizon is 1? Do you give one up even then?"
# ///
def split_windows(X, y, n_test, horizon=1):
    first = len(X) - n_test
    known = first - horizon
    return X[:known], y[:known], X[first:], y[first:]
