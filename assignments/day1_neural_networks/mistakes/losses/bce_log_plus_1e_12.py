# /// mistake
# cause = "adds 1e-12 inside both logarithms of the BCE, which caps the loss near 28"
# test = "test_bce_large_logits"
# hint.ko = """\
# 로짓이 10000인데 target이 0이면 손실은 얼마여야 하나요? 여러분의 손실은 어디에서 멈추나요? log 안에 더한 수의 \
# 로그를 출력해 보세요."""
# hint.en = """\
# What should the loss be at a logit of 10000 where target is 0, and where does yours stop? Print the logarithm of \
# the number that you add."""
# ///
import numpy as np


def bce_with_logits(logits, target):
    if logits.shape != target.shape:
        raise ValueError("shapes differ")
    p = 1 / (1 + np.exp(-logits))
    loss = -np.mean(target * np.log(p + 1e-12) + (1 - target) * np.log(1 - p + 1e-12))
    return loss, (p - target) / logits.size
