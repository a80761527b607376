# /// mistake
# cause = "the target is always the next value"
# test = "test_windows"
# hint.ko = "horizon=1일 때만 맞아요. horizon을 바꾸면 정답의 자리도 함께 움직이나요?"
# hint.en = "It is right for horizon=1 only. When the horizon changes, does the place of the target move along?"
# ///
import numpy as np


def make_windows(series, length, horizon=1):
    starts = np.arange(len(series) - length - horizon + 1)
    X = series[starts[:, None] + np.arange(length)][:, :, None]
    y = series[starts + length]
    return X, y
