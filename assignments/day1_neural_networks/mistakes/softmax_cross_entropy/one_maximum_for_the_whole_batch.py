# /// mistake
# cause = "subtracts the maximum of the whole batch instead of each row's own"
# test = "test_large_logits"
# hint.ko = "배치 안의 한 예제만 로짓이 아주 크면 나머지 예제에는 무엇이 남나요? 그 예제들의 exp를 출력해 보세요."
# hint.en = "If a single example of the batch has huge logits, what is left of the others? Print their exponentials."
# ///
import numpy as np


def softmax_cross_entropy(logits, y):
    n = logits.shape[0]
    e = np.exp(logits - np.max(logits))
    p = e / e.sum(axis=1, keepdims=True)
    loss = -np.mean(np.log(p[np.arange(n), y]))
    dlogits = p.copy()
    dlogits[np.arange(n), y] -= 1
    return loss, dlogits / n
