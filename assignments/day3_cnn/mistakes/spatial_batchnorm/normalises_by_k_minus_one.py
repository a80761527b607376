# /// mistake
# cause = "normalises by the variance that divides by K - 1"
# test = "test_spatial_train"
# hint.ko = """\
# 이 층에는 분산이 두 번 나와요. K로 나누는 것은 어느 쪽인가요?"""
# hint.en = """\
# Two variances appear in this layer. Which one divides by K?"""
# ///
import numpy as np


def spatial_batchnorm_forward(x, gamma, beta, running, mode, momentum=0.1, eps=1e-5):
    n, c, h, w = x.shape
    rows = x.transpose(0, 2, 3, 1).reshape(-1, c)
    if mode == "train":
        mean, var = rows.mean(axis=0), rows.var(axis=0, ddof=1)
        running["mean"] = (1 - momentum) * running["mean"] + momentum * mean
        running["var"] = (1 - momentum) * running["var"] + momentum * rows.var(axis=0, ddof=1)
    else:
        mean, var = running["mean"], running["var"]
    std = np.sqrt(var + eps)
    xhat = (rows - mean) / std
    out = (gamma * xhat + beta).reshape(n, h, w, c).transpose(0, 3, 1, 2)
    return out, (xhat, gamma, std)
