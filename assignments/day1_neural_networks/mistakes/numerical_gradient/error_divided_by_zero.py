# /// mistake
# cause = "no floor under the largest entry"
# test = "test_rel_error"
# hint.ko = "두 배열이 모두 0이면 여러분의 식은 무엇을 무엇으로 나누나요?"
# hint.en = "If both arrays are all zero, what does your formula divide by what?"
# ///
import numpy as np


def rel_error(a, b):
    scale = max(np.max(np.abs(a)), np.max(np.abs(b)))
    return float(np.max(np.abs(a - b)) / np.float64(scale))
