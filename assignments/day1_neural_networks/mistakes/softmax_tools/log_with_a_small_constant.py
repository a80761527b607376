# /// mistake
# cause = "adds a tiny number before taking the logarithm"
# test = "test_log_softmax_of_large_logits"
# hint.ko = "확률이 아주 작을 때, 더해 준 작은 수와 확률 중에 어느 쪽이 더 큰가요?"
# hint.en = "When a probability is tiny, which is larger: the probability, or the small number that you add to it?"
# ///
import numpy as np


def log_softmax(x, axis=-1):
    return np.log(softmax(x, axis) + 1e-300)
