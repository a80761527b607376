# /// mistake
# cause = "takes the logarithm of a sigmoid that has become 0 or 1"
# test = "test_bce_large_logits"
# hint.ko = """\
# 매우 확신하며 틀린 예제의 손실은 크지만 유한해야 해요. 로짓이 10000일 때 어느 로그에 0이 들어가나요?"""
# hint.en = """\
# A confident, wrong answer should cost a lot, but not infinitely much. Which log receives 0 at a logit of 10000?"""
# ///
import numpy as np


def bce_with_logits(logits, target):
    if logits.shape != target.shape:
        raise ValueError("shapes differ")
    p = 1 / (1 + np.exp(-logits))
    loss = -np.mean(target * np.log(p) + (1 - target) * np.log(1 - p))
    return loss, (p - target) / logits.size
