# /// mistake
# cause = "divides by sums that have lost an axis"
# test = "test_loss_values"
# hint.ko = """\
# e와 e.sum(axis=1)의 모양을 나란히 출력해 보세요. NumPy는 두 모양을 어느 쪽 끝부터 맞추나요? 행마다 자기 합으로 \
# 나누려면 합의 모양이 어때야 할까요?"""
# hint.en = """\
# Print the shapes of e and of e.sum(axis=1) side by side. From which end does NumPy line shapes up, and which shape \
# must the sums have so that every row is divided by its own?"""
# ///
import numpy as np


def softmax_cross_entropy(logits, y):
    n = logits.shape[0]
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1)
    loss = -np.mean(np.log(p[np.arange(n), y]))
    dlogits = p.copy()
    dlogits[np.arange(n), y] -= 1
    return loss, dlogits / n
