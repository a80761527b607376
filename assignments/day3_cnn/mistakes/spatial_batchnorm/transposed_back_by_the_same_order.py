# /// mistake
# cause = "moves the axes back by the order that moved them there"
# test = "test_spatial_train"
# hint.ko = """\
# 축을 (0, 2, 3, 1)로 옮긴 뒤 같은 순서로 한 번 더 옮기면 처음으로 돌아오나요? out의 모양을 출력해 보세요."""
# hint.en = """\
# Moving axes by (0, 2, 3, 1) twice: does that bring them home? Print the shape of out."""
# ///
import numpy as np


def spatial_batchnorm_forward(x, gamma, beta, running, mode, momentum=0.1, eps=1e-5):
    n, c, h, w = x.shape
    rows = x.transpose(0, 2, 3, 1).reshape(-1, c)
    if mode == "train":
        mean, var = rows.mean(axis=0), rows.var(axis=0)
        running["mean"] = (1 - momentum) * running["mean"] + momentum * mean
        running["var"] = (1 - momentum) * running["var"] + momentum * rows.var(axis=0, ddof=1)
    else:
        mean, var = running["mean"], running["var"]
    std = np.sqrt(var + eps)
    xhat = (rows - mean) / std
    out = (gamma * xhat + beta).reshape(n, h, w, c).transpose(0, 2, 3, 1)
    return out, (xhat, gamma, std)
