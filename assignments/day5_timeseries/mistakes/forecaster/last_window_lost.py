# /// mistake
# cause = "stops one window too early"
# test = "test_windows"
# hint.ko = "마지막 윈도우의 정답은 수열의 몇 번째 값인가요? 수열의 마지막 값도 누군가의 정답인가요?"
# hint.en = "Which value of the series is the target of your last window? Is the very last value a target too?"
# ///
import numpy as np


def make_windows(series, length, horizon=1):
    starts = np.arange(len(series) - length - horizon)
    X = series[starts[:, None] + np.arange(length)][:, :, None]
    y = series[starts + length + horizon - 1]
    return X, y
