# /// mistake
# cause = "sqrt(2 / (fan_in + fan_out)) for Xavier"
# test = "test_weight_functions"
# signature.xavier_size = [0.79, 0.84]
# signature.he_size = [0.97, 1.03]
# hint.ko = """\
# Xavier에는 두 가지 식이 있어요. 이 문제의 표에 있는 것은 어느 쪽인가요?"""
# hint.en = """\
# Xavier comes in two formulas. Which one is in this exercise's table?"""
# ///
import numpy as np


def xavier_normal(fan_in, fan_out, rng):
    return rng.normal(0.0, np.sqrt(2 / (fan_in + fan_out)), size=(fan_out, fan_in))


def he_normal(fan_in, fan_out, rng):
    return rng.normal(0.0, np.sqrt(2 / fan_in), size=(fan_out, fan_in))
