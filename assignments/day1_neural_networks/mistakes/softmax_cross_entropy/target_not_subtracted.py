# /// mistake
# cause = "returns the probabilities as the gradient"
# test = "test_gradient"
# hint.ko = """\
# 기울기를 예제별로 더해 보세요. 합이 얼마여야 하나요? 정답 클래스의 로짓을 키우면 손실은 커지나요, 작아지나요?"""
# hint.en = """\
# Add up your gradient per example. What should the total be? And when the logit of the right class grows, does the \
# loss grow or shrink?"""
# ///
import numpy as np


def softmax_cross_entropy(logits, y):
    n = logits.shape[0]
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    loss = -log_p[np.arange(n), y].mean()
    return loss, np.exp(log_p) / n
