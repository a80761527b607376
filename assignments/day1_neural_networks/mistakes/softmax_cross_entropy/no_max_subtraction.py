# /// mistake
# cause = "exponentiates the logits as they come, which overflows"
# test = "test_large_logits"
# hint.ko = """\
# np.exp(1000)을 출력해 보세요. 한 예제의 모든 로짓에서 같은 수를 빼도 소프트맥스는 그대로예요. 어떤 수를 빼면 \
# 좋을까요?"""
# hint.en = """\
# Print np.exp(1000). Softmax stays the same when one number is subtracted from all logits of an example. Which \
# number would help?"""
# ///
import numpy as np


def softmax_cross_entropy(logits, y):
    n = logits.shape[0]
    e = np.exp(logits)
    p = e / e.sum(axis=1, keepdims=True)
    loss = -np.mean(np.log(p[np.arange(n), y]))
    dlogits = p.copy()
    dlogits[np.arange(n), y] -= 1
    return loss, dlogits / n
