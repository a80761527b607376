# /// mistake
# cause = "corrects the running variance by N / (N - 1)"
# test = "test_spatial_running"
# hint.ko = """\
# 분산을 구할 때 모은 값은 모두 몇 개인가요? 이미지의 수와 같은가요?"""
# hint.en = """\
# How many values went into the variance? Is it the number of images?"""
# ///
import numpy as np


def spatial_batchnorm_forward(x, gamma, beta, running, mode, momentum=0.1, eps=1e-5):
    n, c, h, w = x.shape
    rows = x.transpose(0, 2, 3, 1).reshape(-1, c)
    if mode == "train":
        mean, var = rows.mean(axis=0), rows.var(axis=0)
        running["mean"] = (1 - momentum) * running["mean"] + momentum * mean
        running["var"] = (1 - momentum) * running["var"] + momentum * var * n / max(n - 1, 1)
    else:
        mean, var = running["mean"], running["var"]
    std = np.sqrt(var + eps)
    xhat = (rows - mean) / std
    out = (gamma * xhat + beta).reshape(n, h, w, c).transpose(0, 3, 1, 2)
    return out, (xhat, gamma, std)
