# /// mistake
# cause = "normalises by the variance that divides by N - 1"
# test = "test_batchnorm_train"
# hint.ko = """\
# 이 층에는 분산이 두 번 나와요. N으로 나누는 것은 어느 쪽이고, N - 1로 나누는 것은 어느 쪽인가요?"""
# hint.en = """\
# Two variances appear in this layer. Which one divides by N, and which by N - 1?"""
# ///
import numpy as np


def batchnorm_forward(x, gamma, beta, running, mode, momentum=0.1, eps=1e-5):
    if mode == "train":
        mean, var = x.mean(axis=0), x.var(axis=0, ddof=1)
        running["mean"] = (1 - momentum) * running["mean"] + momentum * mean
        running["var"] = (1 - momentum) * running["var"] + momentum * x.var(axis=0, ddof=1)
    else:
        mean, var = running["mean"], running["var"]
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std)
