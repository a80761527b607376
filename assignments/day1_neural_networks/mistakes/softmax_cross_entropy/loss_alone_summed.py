# /// mistake
# cause = "adds the losses up, while the gradient is that of their mean"
# test = "test_loss_values"
# hint.ko = "예제 하나의 손실을 출력하고, 그 예제를 네 번 이어 붙여서도 출력해 보세요. 두 값이 달라야 하나요?"
# hint.en = """\
# Print the loss of one example, and then of the same example four times over. Should the two numbers differ?"""
# ///
import numpy as np


def softmax_cross_entropy(logits, y):
    n = logits.shape[0]
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    loss = -np.sum(log_p[np.arange(n), y])
    dlogits = np.exp(log_p)
    dlogits[np.arange(n), y] -= 1
    return loss, dlogits / n
