# /// mistake
# cause = "adds 1e-7 inside both logarithms of the BCE"
# test = "test_losses_values"
# hint.ko = """\
# 로짓이 모두 0이면 BCE는 정확히 log 2예요. 여러분의 값을 소수점 아래 열 자리까지 출력해 보세요. log 안에 더한 작은 \
# 수는 흔적을 남기지 않나요?"""
# hint.en = """\
# With all logits 0 the BCE is exactly log 2. Print yours to ten decimals. Does the small number that you add inside \
# the logarithm leave no trace?"""
# ///
import numpy as np


def bce_with_logits(logits, target):
    if logits.shape != target.shape:
        raise ValueError("shapes differ")
    p = 1 / (1 + np.exp(-logits))
    loss = -np.mean(target * np.log(p + 1e-7) + (1 - target) * np.log(1 - p + 1e-7))
    return loss, (p - target) / logits.size
