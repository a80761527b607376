# /// mistake
# cause = "divides by the number of outputs"
# test = "test_weight_functions"
# signature.xavier_size = [0.69, 0.73]
# signature.he_size = [0.69, 0.73]
# signature.xavier_rows = [600.0, 600.0]
# hint.ko = """\
# 이 층의 뉴런 하나는 숫자를 몇 개 더하나요? fan_in과 fan_out이 다른 경우로 시험해 보세요."""
# hint.en = """\
# How many numbers does one neuron of this layer add up? Try it where fan_in and fan_out differ."""
# ///
import numpy as np


def xavier_normal(fan_in, fan_out, rng):
    return rng.normal(0.0, np.sqrt(1 / fan_out), size=(fan_out, fan_in))


def he_normal(fan_in, fan_out, rng):
    return rng.normal(0.0, np.sqrt(2 / fan_out), size=(fan_out, fan_in))
