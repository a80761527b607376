# /// mistake
# cause = "reshapes to (K, C) without moving the channel axis"
# test = "test_spatial_train"
# hint.ko = """\
# 픽셀마다 채널 번호를 써넣고, reshape 뒤 그 번호들이 한 열에 모이는지 보세요."""
# hint.en = """\
# Write the channel's number into every pixel. After your reshape, does each column hold one number?"""
# ///
import numpy as np


def spatial_batchnorm_forward(x, gamma, beta, running, mode, momentum=0.1, eps=1e-5):
    c = x.shape[1]
    rows = x.reshape(-1, c)
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
