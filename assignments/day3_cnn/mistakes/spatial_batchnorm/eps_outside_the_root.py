# /// mistake
# cause = "adds eps to the standard deviation"
# test = "test_spatial_train"
# hint.ko = """\
# eps는 식에서 무엇에 더해지나요? eps를 크게 해서 손 계산과 견주어 보세요."""
# hint.en = """\
# Which quantity does the formula add eps to? Compare with a hand calculation for a large eps."""
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
    std = np.sqrt(var) + eps
    xhat = (rows - mean) / std
    out = (gamma * xhat + beta).reshape(n, h, w, c).transpose(0, 3, 1, 2)
    return out, (xhat, gamma, std)
