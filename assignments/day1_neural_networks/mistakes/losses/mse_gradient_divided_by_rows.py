# /// mistake
# cause = "divides the gradient by N where the loss is a mean over N * K entries"
# test = "test_losses_gradients"
# hint.ko = """\
# 모양이 (N,)일 때는 맞는데 (N, K)일 때만 달라요. len(pred)와 pred.size를 출력해 보세요. 손실은 숫자 몇 개의 \
# 평균인가요?"""
# hint.en = """\
# It is right for the shape (N,) and wrong for (N, K). Print len(pred) and pred.size. Of how many numbers is the loss \
# the mean?"""
# ///
import numpy as np


def mse_loss(pred, target):
    if pred.shape != target.shape:
        raise ValueError("shapes differ")
    d = pred - target
    return np.mean(d**2), 2 * d / len(d)
