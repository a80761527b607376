# /// mistake
# cause = "lets (N,) and (N, 1) become (N, N)"
# test = "test_shapes_must_agree"
# hint.ko = "pred - target의 모양을 출력해 보세요. 예상과 같나요?"
# hint.en = "Print the shape of pred - target. Is it what you expect?"
# ///
import numpy as np


def mse_loss(pred, target):
    off = pred - target
    return (off**2).mean(), 2 * off / off.size


def bce_with_logits(logits, target):
    small = np.exp(-np.abs(logits))
    loss = (np.maximum(logits, 0) - logits * target + np.log1p(small)).mean()
    p = np.where(logits >= 0, 1, small) / (1 + small)
    return loss, (p - target) / logits.size
