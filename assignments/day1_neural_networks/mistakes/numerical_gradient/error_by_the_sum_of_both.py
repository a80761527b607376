# /// mistake
# cause = "divides each difference by the sum of the two entries"
# test = "test_rel_error"
# hint.ko = "a가 [1.0], b가 [2.0]이면 rel_error는 얼마여야 하나요? 여러분의 분모와 문제에 적힌 분모를 나란히 써 보세요."
# hint.en = """\
# What should rel_error be for a = [1.0] and b = [2.0]? Write your denominator next to the one in the statement."""
# ///
import numpy as np


def rel_error(a, b):
    return np.max(np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b)))
