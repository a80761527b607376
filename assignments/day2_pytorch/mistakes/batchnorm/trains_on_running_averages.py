# /// mistake
# cause = "normalises by the running averages in training mode"
# test = "test_batchnorm_train"
# hint.ko = """\
# 학습 모드에서 gamma가 1, beta가 0일 때 out의 평균은 얼마여야 하나요? 여러분의 out은 어떤가요?"""
# hint.en = """\
# In training mode with gamma 1 and beta 0, what should the mean of out be, and what is yours?"""
# ///
import numpy as np


def batchnorm_forward(x, gamma, beta, running, mode, momentum=0.1, eps=1e-5):
    if mode == "train":
        mean, var = x.mean(axis=0), x.var(axis=0)
        running["mean"] = (1 - momentum) * running["mean"] + momentum * mean
        running["var"] = (1 - momentum) * running["var"] + momentum * x.var(axis=0, ddof=1)
    else:
        mean, var = running["mean"], running["var"]
    mean, var = running["mean"], running["var"]
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std)
