# /// mistake
# cause = "counts the horizon from the first value of the window"
# test = "test_windows"
# hint.ko = "horizon은 어디에서부터 센 걸음인가요? 윈도우의 처음인가요, 끝인가요?"
# hint.en = "From where are the steps of the horizon counted: from the start of the window, or from its end?"
# ///
import numpy as np


def make_windows(series, length, horizon=1):
    starts = np.arange(len(series) - length - horizon + 1)
    X = series[starts[:, None] + np.arange(length)][:, :, None]
    y = series[starts + horizon]
    return X, y
