# /// mistake
# cause = "np.empty with a negative number of windows"
# test = "test_windows_of_short_series"
# hint.ko = "수열이 윈도우 하나보다도 짧으면 예제의 수를 구하는 식은 무엇이 되나요?"
# hint.en = "When the series is shorter than one window, what does your formula for the number of examples give?"
# ///
import numpy as np


def make_windows(series, length, horizon=1):
    count = len(series) - length - horizon + 1
    X = np.empty((count, length, 1), series.dtype)
    y = np.empty(count, series.dtype)
    for i in range(count):
        X[i, :, 0] = series[i : i + length]
        y[i] = series[i + length + horizon - 1]
    return X, y
