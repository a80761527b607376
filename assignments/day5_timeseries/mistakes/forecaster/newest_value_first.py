# /// mistake
# cause = "the windows run backwards in time"
# test = "test_windows"
# hint.ko = "윈도우의 첫 값이 가장 오래된 값인가요, 가장 새로운 값인가요?"
# hint.en = "Is the first value of a window the oldest or the newest one?"
# ///
import numpy as np


def make_windows(series, length, horizon=1):
    starts = np.arange(len(series) - length - horizon + 1)
    X = series[starts[:, None] + np.arange(length)[::-1]][:, :, None]
    y = series[starts + length + horizon - 1]
    return X, y
