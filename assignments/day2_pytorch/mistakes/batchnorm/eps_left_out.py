# /// mistake
# cause = "leaves eps out"
# test = "test_batchnorm_train"
# hint.ko = """\
# 모든 예제에서 값이 같은 특성을 넣어 보세요. 무엇으로 나누게 되나요?"""
# hint.en = """\
# Give it a feature that is the same in all examples. What do you divide by?"""
# ///
import numpy as np


def batchnorm_forward(x, gamma, beta, running, mode, momentum=0.1, eps=1e-5):
    if mode == "train":
        mean, var = x.mean(axis=0), x.var(axis=0)
        running["mean"] = (1 - momentum) * running["mean"] + momentum * mean
        running["var"] = (1 - momentum) * running["var"] + momentum * x.var(axis=0, ddof=1)
    else:
        mean, var = running["mean"], running["var"]
    std = np.sqrt(var)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std)
