# /// mistake
# cause = "the running variance takes the variance that divides by K"
# test = "test_spatial_running"
# hint.ko = """\
# 이동 평균에 들어가는 분산은 무엇으로 나누나요? 문제의 두 식에서 분산을 나란히 놓고 보세요."""
# hint.en = """\
# What does the variance in the running average divide by? Put the statement's two variances side by side."""
# ///
import numpy as np


def spatial_batchnorm_forward(x, gamma, beta, running, mode, momentum=0.1, eps=1e-5):
    n, c, h, w = x.shape
    rows = x.transpose(0, 2, 3, 1).reshape(-1, c)
    if mode == "train":
        mean, var = rows.mean(axis=0), rows.var(axis=0)
        running["mean"] = (1 - momentum) * running["mean"] + momentum * mean
        running["var"] = (1 - momentum) * running["var"] + momentum * var
    else:
        mean, var = running["mean"], running["var"]
    std = np.sqrt(var + eps)
    xhat = (rows - mean) / std
    out = (gamma * xhat + beta).reshape(n, h, w, c).transpose(0, 3, 1, 2)
    return out, (xhat, gamma, std)
