# /// mistake
# cause = "subtracts the probabilities from the one-hot labels, the gradient with its sign turned"
# test = "test_gradient"
# hint.ko = """\
# 정답 클래스의 로짓을 조금 키우면 손실은 커지나요, 작아지나요? 그렇다면 그 자리의 기울기는 양수인가요, 음수인가요?"""
# hint.en = """\
# When the logit of the right class grows a little, does the loss grow or shrink? So is the gradient there positive \
# or negative?"""
# ///
import numpy as np


def softmax_cross_entropy(logits, y):
    n = logits.shape[0]
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    loss = -log_p[np.arange(n), y].mean()
    dlogits = -np.exp(log_p)
    dlogits[np.arange(n), y] += 1
    return loss, dlogits / n
