# /// mistake
# cause = "subtracts 1 with dlogits[:, y], which reaches the columns of all labels in every row"
# test = "test_gradient"
# hint.ko = """\
# dlogits[:, y] -= 1을 하기 전과 후에 dlogits를 출력해 보세요. 한 행에서 몇 자리가 바뀌었나요? 예제 하나의 정답은 몇 \
# 개인가요?"""
# hint.en = """\
# Print dlogits before and after dlogits[:, y] -= 1. How many entries of one row have changed? And how many right \
# classes does one example have?"""
# ///
import numpy as np


def softmax_cross_entropy(logits, y):
    n = logits.shape[0]
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    loss = -log_p[np.arange(n), y].mean()
    dlogits = np.exp(log_p)
    dlogits[:, y] -= 1
    return loss, dlogits / n
