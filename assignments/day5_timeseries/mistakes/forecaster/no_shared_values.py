# /// mistake
# cause = "leaves out every training example that shares a value with a test window"
# test = "test_split"
# hint.ko = "시험 윈도우 안의 값은 예측하는 순간에 이미 아는 값이에요. 그 값들을 훈련에서 빼야 할 까닭이 있나요?"
# hint.en = """\
# The values inside a test window are known when the forecast is made. Is there any reason to keep them out of \
# training?"""
# ///
def split_windows(X, y, n_test, horizon=1):
    first = len(X) - n_test
    known = max(first - X.shape[1] - (horizon - 1), 0)
    return X[:known], y[:known], X[first:], y[first:]
