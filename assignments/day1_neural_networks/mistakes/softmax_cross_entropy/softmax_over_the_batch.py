# /// mistake
# cause = "normalises over the examples (axis 0) instead of over the classes"
# test = "test_loss_values"
# hint.ko = "확률을 예제별로 더해 보세요. 합이 1이 되나요? 어느 축을 따라 더했나요?"
# hint.en = "Add up your probabilities per example. Do they make 1? Along which axis did you sum?"
# ///
import numpy as np


def softmax_cross_entropy(logits, y):
    n = logits.shape[0]
    e = np.exp(logits - logits.max(axis=0))
    p = e / e.sum(axis=0)
    loss = -np.mean(np.log(p[np.arange(n), y]))
    dlogits = p.copy()
    dlogits[np.arange(n), y] -= 1
    return loss, dlogits / n
