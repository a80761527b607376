# /// mistake
# cause = "eps is added to the variance before the running average moves"
# test = "test_batchnorm_running"
# hint.ko = """\
# eps를 아주 크게 해서 한 배치를 넣어 보세요. running의 var도 함께 커지나요?"""
# hint.en = """\
# Run one batch with a huge eps. Does the variance in running grow with it?"""
# ///
import numpy as np


def batchnorm_forward(x, gamma, beta, running, mode, momentum=0.1, eps=1e-5):
    if mode == "train":
        mean, var = x.mean(axis=0), x.var(axis=0) + eps
        running["mean"] = (1 - momentum) * running["mean"] + momentum * mean
        running["var"] = (1 - momentum) * running["var"] + momentum * var * len(x) / (len(x) - 1)
    else:
        mean, var = running["mean"], running["var"] + eps
    std = np.sqrt(var)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std)
