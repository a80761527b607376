# /// mistake
# cause = "writes p[:, y], which takes the column of every label from every example"
# test = "test_loss_values"
# hint.ko = """\
# p[:, y]의 모양을 출력해 보세요. 필요한 것은 예제마다 정답의 확률 하나씩, 모두 N개예요. 행 번호와 열 번호를 짝지어 \
# 꺼내려면 어떻게 써야 할까요?"""
# hint.en = """\
# Print the shape of p[:, y]. You need one probability for each example, N in all. How do you pick entries by pairs of \
# a row number and a column number?"""
# ///
import numpy as np


def softmax_cross_entropy(logits, y):
    n = logits.shape[0]
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    loss = -log_p[:, y].mean()
    dlogits = np.exp(log_p)
    dlogits[:, y] -= 1
    return loss, dlogits / n
