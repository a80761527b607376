# /// mistake
# cause = "differentiates with respect to the probability and not the logit"
# test = "test_losses_gradients"
# hint.ko = """\
# 여러분의 기울기는 무엇으로 미분한 값인가요, 확률인가요 로짓인가요? 확률은 로짓에서 나왔어요. 연쇄 법칙에서 곱할 \
# 것이 하나 더 있나요?"""
# hint.en = """\
# By what did you differentiate: by the probability or by the logit? The probability was made from the logit. Is \
# there one more factor in the chain rule?"""
# ///
import numpy as np


def bce_with_logits(logits, target):
    if logits.shape != target.shape:
        raise ValueError("shapes differ")
    p = 1 / (1 + np.exp(-logits))
    loss = -np.mean(target * np.log(p) + (1 - target) * np.log(1 - p))
    return loss, (p - target) / (p * (1 - p)) / logits.size
