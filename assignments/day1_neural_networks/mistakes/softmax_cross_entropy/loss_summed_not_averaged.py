# /// mistake
# cause = "adds the losses of the examples up instead of averaging"
# test = "test_loss_values"
# hint.ko = "같은 배치를 두 번 이어 붙이면 손실은 어떻게 변해야 하나요? 여러분의 손실은 어떻게 변하나요?"
# hint.en = "If the same batch came twice in a row, how should the loss change? How does yours change?"
# ///
import numpy as np


def softmax_cross_entropy(logits, y):
    n = logits.shape[0]
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    loss = -np.sum(log_p[np.arange(n), y])
    dlogits = np.exp(log_p)
    dlogits[np.arange(n), y] -= 1
    return loss, dlogits
