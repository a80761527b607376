# /// mistake
# cause = "the target is the last value of the window itself, or a step too early"
# test = "test_windows"
# hint.ko = "예측이 어제 값을 그대로 반복하지 않나요? 정답이 입력에 들어 있지 않은지, 마지막 값의 번호를 적어 보세요."
# hint.en = """\
# Does your forecast just repeat yesterday? Write down the index of each window's last value: is the answer \
# among the inputs?"""
# ///
import numpy as np


def make_windows(series, length, horizon=1):
    starts = np.arange(len(series) - length - horizon + 1)
    X = series[starts[:, None] + np.arange(length)][:, :, None]
    y = series[starts + length + horizon - 2]
    return X, y
