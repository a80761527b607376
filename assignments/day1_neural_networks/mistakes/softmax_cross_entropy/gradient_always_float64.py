# /// mistake
# cause = "divides by a float64 array, which turns a float32 gradient into float64"
# test = "test_labels_and_float32"
# hint.ko = "float32 로짓을 넣고, 계산 단계마다 dtype을 출력해 보세요. 어느 단계에서 float64가 되나요?"
# hint.en = "Put in float32 logits and print the dtype after every step. In which step does it become float64?"
# ///
import numpy as np


def softmax_cross_entropy(logits, y):
    n, c = logits.shape
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    one_hot = np.eye(c)[y]
    loss = -(one_hot * log_p).sum() / n
    return loss, (np.exp(log_p) - one_hot) / n
