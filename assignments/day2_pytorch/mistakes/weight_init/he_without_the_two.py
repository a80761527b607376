# /// mistake
# cause = "He has the same size as Xavier"
# test = "test_weight_functions"
# signature.xavier_size = [0.97, 1.03]
# signature.he_size = [0.69, 0.73]
# hint.ko = """\
# ReLU를 지나면 값의 절반이 0이 돼요. 두 방식의 표준편차가 같아도 될까요?"""
# hint.en = """\
# ReLU turns half of the values into 0. Should both schemes have the same standard deviation?"""
# ///
import numpy as np


def xavier_normal(fan_in, fan_out, rng):
    return rng.normal(0.0, np.sqrt(1 / fan_in), size=(fan_out, fan_in))


def he_normal(fan_in, fan_out, rng):
    return rng.normal(0.0, np.sqrt(1 / fan_in), size=(fan_out, fan_in))
