# /// mistake
# cause = "multiplies by y as if it were one-hot"
# test = "test_loss_values"
# hint.ko = "y는 클래스 번호인가요, 0과 1로 된 행인가요? y와 로짓의 모양을 나란히 출력해 보세요."
# hint.en = """\
# Does y hold class numbers or rows of zeros and a one? Print the shapes of y and of the logits side by side."""
# ///
import numpy as np


def softmax_cross_entropy(logits, y):
    n = logits.shape[0]
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    loss = -np.sum(y * np.log(p)) / n
    return loss, (p - y) / n
