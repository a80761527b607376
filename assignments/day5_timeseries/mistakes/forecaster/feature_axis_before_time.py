# /// mistake
# cause = "X is (M, 1, length): features and time exchanged"
# test = "test_windows"
# hint.ko = "모양의 세 자리는 각각 무엇을 세나요? 시점과 특성의 자리를 확인해 보세요."
# hint.en = "What does each of the three axes count? Look at the places of time steps and features."
# ///
import numpy as np


def make_windows(series, length, horizon=1):
    starts = np.arange(len(series) - length - horizon + 1)
    X = series[starts[:, None] + np.arange(length)][:, None, :]
    y = series[starts + length + horizon - 1]
    return X, y
