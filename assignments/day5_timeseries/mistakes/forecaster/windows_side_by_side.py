# /// mistake
# cause = "moves on by a whole window instead of by one step"
# test = "test_windows"
# hint.ko = "예제가 너무 적어요. 다음 윈도우는 앞의 윈도우에서 몇 칸 옮긴 자리에 있나요?"
# hint.en = "There are too few examples. By how many steps is the next window moved?"
# ///
import numpy as np


def make_windows(series, length, horizon=1):
    starts = np.arange(len(series) - length - horizon + 1)[::length]
    X = series[starts[:, None] + np.arange(length)][:, :, None]
    y = series[starts + length + horizon - 1]
    return X, y
