# /// mistake
# cause = "momentum is the weight of the old value"
# test = "test_batchnorm_running"
# hint.ko = """\
# momentum이 0.1일 때, 배치 하나를 본 뒤의 이동 평균은 대부분 옛 값이어야 하나요, 새 값이어야 하나요?"""
# hint.en = """\
# With momentum 0.1, should the running mean after one batch be mostly old or mostly new?"""
# ///
import numpy as np


def batchnorm_forward(x, gamma, beta, running, mode, momentum=0.1, eps=1e-5):
    if mode == "train":
        mean, var = x.mean(axis=0), x.var(axis=0)
        running["mean"] = momentum * running["mean"] + (1 - momentum) * mean
        running["var"] = momentum * running["var"] + (1 - momentum) * x.var(axis=0, ddof=1)
    else:
        mean, var = running["mean"], running["var"]
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std)
