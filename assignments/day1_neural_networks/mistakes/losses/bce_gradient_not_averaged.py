# /// mistake
# cause = "averages the cross-entropies but not their gradient"
# test = "test_losses_gradients"
# hint.ko = """\
# 같은 배열을 두 번 이어 붙여 bce_with_logits에 넣어 보세요. 평균인 손실은 그대로예요. 그렇다면 원소 하나하나의 \
# 기울기는 어떻게 변해야 하나요?"""
# hint.en = """\
# Give bce_with_logits the same array twice over. The loss, a mean, stays as it was. So how should the gradient of \
# each single entry change?"""
# ///
import numpy as np


def bce_with_logits(logits, target):
    if logits.shape != target.shape:
        raise ValueError("shapes differ")
    e = np.exp(-np.abs(logits))
    losses = np.maximum(logits, 0) - logits * target + np.log1p(e)
    p = np.where(logits >= 0, 1, e) / (1 + e)
    return np.mean(losses), p - target
