# /// mistake
# cause = "takes the logarithm of probabilities"
# test = "test_log_softmax_of_large_logits"
# hint.ko = "0으로 사라지는 수를 만들지 않고 로그를 얻을 방법이 있을까요? 식을 종이에 한 번 더 풀어 보세요."
# hint.en = """\
# Is there a way to the logarithm that never makes a number which underflows to zero? Work the formula out on \
# paper once more."""
# ///
import numpy as np


def log_softmax(x, axis=-1):
    with np.errstate(divide="ignore"):
        return np.log(softmax(x, axis))
