# /// mistake
# cause = "clips the probabilities to 1e-12 and 1 - 1e-12, which caps the BCE near 28"
# test = "test_bce_large_logits"
# hint.ko = """\
# np.clip을 지난 확률로는 손실이 얼마까지 커질 수 있나요? 로짓이 10000인데 target이 0일 때 손으로 구한 손실과 견주어 \
# 보세요."""
# hint.en = """\
# How large can the loss become when the probabilities have been through np.clip? Compare with the loss worked out by \
# hand for a logit of 10000 where target is 0."""
# ///
import numpy as np


def bce_with_logits(logits, target):
    if logits.shape != target.shape:
        raise ValueError("shapes differ")
    p = 1 / (1 + np.exp(-logits))
    p = np.clip(p, 1e-12, 1 - 1e-12)
    loss = -np.mean(target * np.log(p) + (1 - target) * np.log(1 - p))
    return loss, (p - target) / logits.size
