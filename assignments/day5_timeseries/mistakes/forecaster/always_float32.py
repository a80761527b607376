# /// mistake
# cause = "turns every series into float32"
# test = "test_windows"
# hint.ko = "float64 수열을 넣으면 무엇이 나오나요? 자료형을 정하는 줄이 있나요?"
# hint.en = "What comes out for a series of float64? Is there a line that decides on a dtype?"
# ///
import numpy as np


def make_windows(series, length, horizon=1):
    starts = np.arange(len(series) - length - horizon + 1)
    X = series[starts[:, None] + np.arange(length)][:, :, None]
    y = series[starts + length + horizon - 1]
    return X.astype("float32"), y.astype("float32")
