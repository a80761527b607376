# /// mistake
# cause = "momentum is the weight of the old value"
# test = "test_spatial_running"
# hint.ko = """\
# momentum이 0.1일 때, 배치 하나를 본 뒤의 이동 평균은 대부분 옛 값이어야 하나요, 새 값이어야 하나요?"""
# hint.en = """\
# With momentum 0.1, should the running mean after one batch be mostly old or mostly new?"""
# ///
import numpy as np


def spatial_batchnorm_forward(x, gamma, beta, running, mode, momentum=0.1, eps=1e-5):
    n, c, h, w = x.shape
    rows = x.transpose(0, 2, 3, 1).reshape(-1, c)
    if mode == "train":
        mean, var = rows.mean(axis=0), rows.var(axis=0)
        running["mean"] = momentum * running["mean"] + (1 - momentum) * mean
        running["var"] = momentum * running["var"] + (1 - momentum) * rows.var(axis=0, ddof=1)
    else:
        mean, var = running["mean"], running["var"]
    std = np.sqrt(var + eps)
    xhat = (rows - mean) / std
    out = (gamma * xhat + beta).reshape(n, h, w, c).transpose(0, 3, 1, 2)
    return out, (xhat, gamma, std)
