# /// mistake
# cause = "takes the logarithm of a probability that may be 0"
# test = "test_bce_of_large_logits"
# hint.ko = "매우 확신하며 틀린 경우에 손실은 크지만 유한해야 해요. 어떤 log에 0이 들어갔나요?"
# hint.en = "For a very wrong, very confident logit the loss should be large but finite. Which log received zero?"
# ///
import numpy as np


def bce_with_logits(logits, target):
    if logits.shape != target.shape:
        raise ValueError("shapes differ")
    p = 1 / (1 + np.exp(-logits))
    loss = -(target * np.log(p) + (1 - target) * np.log(1 - p)).mean()
    return loss, (p - target) / logits.size
