# /// mistake
# cause = "does not divide the gradient by the number of examples"
# test = "test_gradient"
# hint.ko = """\
# 손실은 평균이에요. 여러분의 기울기도 평균의 기울기인가요? 같은 배치를 두 번 이어 붙이면 기울기의 각 원소는 어떻게 \
# 변해야 하나요?"""
# hint.en = """\
# The loss is an average. Is your gradient the gradient of the average? If the same batch came twice in a row, how \
# should each entry of the gradient change?"""
# ///
import numpy as np


def softmax_cross_entropy(logits, y):
    n = logits.shape[0]
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    loss = -log_p[np.arange(n), y].mean()
    dlogits = np.exp(log_p)
    dlogits[np.arange(n), y] -= 1
    return loss, dlogits
