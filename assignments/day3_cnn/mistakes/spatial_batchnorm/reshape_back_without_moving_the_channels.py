# /// mistake
# cause = "reshapes the rows to (N, C, H, W) without moving the channels back"
# test = "test_spatial_train"
# hint.ko = """\
# 표의 한 행에는 무엇이 들어 있나요? 그 순서 그대로 (N, C, H, W)에 부으면 어디로 가나요?"""
# hint.en = """\
# What does one row of your table hold? Poured into (N, C, H, W) in that order, where does it go?"""
# ///
import numpy as np


def spatial_batchnorm_forward(x, gamma, beta, running, mode, momentum=0.1, eps=1e-5):
    c = x.shape[1]
    rows = x.transpose(0, 2, 3, 1).reshape(-1, c)
    if mode == "train":
        mean, var = rows.mean(axis=0), rows.var(axis=0)
        running["mean"] = (1 - momentum) * running["mean"] + momentum * mean
        running["var"] = (1 - momentum) * running["var"] + momentum * rows.var(axis=0, ddof=1)
    else:
        mean, var = running["mean"], running["var"]
    std = np.sqrt(var + eps)
    xhat = (rows - mean) / std
    out = (gamma * xhat + beta).reshape(x.shape)
    return out, (xhat, gamma, std)
