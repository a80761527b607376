# /// mistake
# cause = "X is (M, length) without the axis of features"
# test = "test_windows"
# hint.ko = "순환층은 시점마다 특성의 목록을 기다려요. 특성이 하나뿐이면 모양이 어떻게 될까요?"
# hint.en = """\
# A recurrent layer wants a list of features for each time step. What is the shape when there is one feature?"""
# ///
import numpy as np


def make_windows(series, length, horizon=1):
    starts = np.arange(len(series) - length - horizon + 1)
    X = series[starts[:, None] + np.arange(length)]
    y = series[starts + length + horizon - 1]
    return X, y
