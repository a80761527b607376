# /// mistake
# cause = "forgets the minus sign before the logarithms of the BCE"
# test = "test_losses_values"
# hint.ko = """\
# 로짓이 0일 때 여러분의 BCE를 출력해 보세요. 손실은 클수록 나쁘다는 뜻이에요. 1보다 작은 확률의 로그는 양수인가요, \
# 음수인가요?"""
# hint.en = """\
# Print your BCE at logit 0. A larger loss should mean a worse answer. Is the logarithm of a probability below 1 \
# positive or negative?"""
# ///
import numpy as np


def bce_with_logits(logits, target):
    if logits.shape != target.shape:
        raise ValueError("shapes differ")
    p = 1 / (1 + np.exp(-logits))
    loss = np.mean(target * np.log(p) + (1 - target) * np.log(1 - p))
    return loss, (p - target) / logits.size
