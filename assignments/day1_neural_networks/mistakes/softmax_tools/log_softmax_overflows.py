# /// mistake
# cause = "log_softmax takes exponentials of raw logits"
# test = "test_log_softmax_of_large_logits"
# hint.ko = """\
# 로짓 [1000, 0]의 log_softmax를 손으로 구해 보세요. 그다음 여러분의 식이 거치는 값을 하나씩 출력해 보세요. 무한대는 \
# 어디에서 생기나요?"""
# hint.en = """\
# Work out log_softmax of [1000, 0] by hand. Then print, one by one, the values that your formula goes through. Where \
# does infinity come in?"""
# ///
import numpy as np


def log_softmax(x, axis=-1):
    return x - np.log(np.exp(x).sum(axis=axis, keepdims=True))
