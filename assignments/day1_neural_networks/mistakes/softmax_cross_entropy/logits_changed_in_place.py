# /// mistake
# cause = "subtracts the maximum from the caller's array"
# test = "test_softmax_arguments_unchanged"
# hint.ko = "최댓값을 어느 배열에서 뺐나요? 자기 복사본인가요, 받은 배열인가요?"
# hint.en = "Which array did you subtract the maximum from: a copy of your own, or the one that you were given?"
# ///
import numpy as np


def softmax_cross_entropy(logits, y):
    n = logits.shape[0]
    logits -= logits.max(axis=1, keepdims=True)
    log_p = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
    loss = -log_p[np.arange(n), y].mean()
    dlogits = np.exp(log_p)
    dlogits[np.arange(n), y] -= 1
    return loss, dlogits / n
