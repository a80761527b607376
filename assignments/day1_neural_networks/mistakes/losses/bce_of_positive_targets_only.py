# /// mistake
# cause = "leaves out the term of the targets that are 0"
# test = "test_losses_values"
# hint.ko = """\
# target이 0인 원소는 여러분의 손실에 얼마를 보태나요? 로짓이 5인데 target이 0이면 틀린 답이에요. 그때의 손실을 \
# 출력해 보세요."""
# hint.en = """\
# How much does an entry whose target is 0 add to your loss? A logit of 5 is wrong there: print the loss for it."""
# ///
import numpy as np


def bce_with_logits(logits, target):
    if logits.shape != target.shape:
        raise ValueError("shapes differ")
    p = 1 / (1 + np.exp(-logits))
    loss = -np.mean(target * np.log(p))
    return loss, (p - target) / logits.size
