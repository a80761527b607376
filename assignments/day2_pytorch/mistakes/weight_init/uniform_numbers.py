# /// mistake
# cause = "uniform numbers of the right standard deviation"
# test = "test_weight_functions"
# signature.xavier_within = [0.56, 0.6]
# signature.xavier_size = [0.97, 1.03]
# hint.ko = """\
# 가중치의 히스토그램을 그려 보세요. 종 모양인가요?"""
# hint.en = """\
# Draw a histogram of your weights. Is it a bell?"""
# ///
import numpy as np


def xavier_normal(fan_in, fan_out, rng):
    return rng.uniform(-np.sqrt(3 / fan_in), np.sqrt(3 / fan_in), size=(fan_out, fan_in))


def he_normal(fan_in, fan_out, rng):
    return rng.uniform(-np.sqrt(6 / fan_in), np.sqrt(6 / fan_in), size=(fan_out, fan_in))
