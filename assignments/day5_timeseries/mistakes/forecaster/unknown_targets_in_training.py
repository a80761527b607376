# /// mistake
# cause = "leaves no gap between training and test for a horizon above 1"
# test = "test_split"
# hint.ko = "첫 시험 예제를 예측하는 순간에, 훈련용 마지막 예제의 정답은 이미 나온 값인가요?"
# hint.en = "At the moment of the first test forecast, has the target of your last training example been seen yet?"
# ///
def split_windows(X, y, n_test, horizon=1):
    first = len(X) - n_test
    return X[:first], y[:first], X[first:], y[first:]
