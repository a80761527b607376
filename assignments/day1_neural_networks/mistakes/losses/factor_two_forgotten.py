# /// mistake
# cause = "differentiates the square without its factor 2"
# test = "test_losses_gradients"
# hint.ko = """\
# 손실과 기울기가 상수배만큼 어긋나요. MSE의 식을 다시 한번 미분해 보세요."""
# hint.en = """\
# Loss and gradient disagree by a constant. Differentiate the formula of the MSE once more."""
# ///
import numpy as np


def mse_loss(pred, target):
    if pred.shape != target.shape:
        raise ValueError("shapes differ")
    d = pred - target
    return np.mean(d**2), d / d.size
