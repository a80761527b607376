# /// mistake
# cause = "adds eps to the standard deviation"
# test = "test_batchnorm_train"
# hint.ko = """\
# 거의 변하지 않는 특성으로 시험해 보세요. eps는 무엇과 같은 단위의 수인가요?"""
# hint.en = """\
# Try a feature that hardly changes. Which quantity does the formula add eps to?"""
# ///
import numpy as np


def batchnorm_forward(x, gamma, beta, running, mode, momentum=0.1, eps=1e-5):
    if mode == "train":
        mean, var = x.mean(axis=0), x.var(axis=0)
        running["mean"] = (1 - momentum) * running["mean"] + momentum * mean
        running["var"] = (1 - momentum) * running["var"] + momentum * x.var(axis=0, ddof=1)
    else:
        mean, var = running["mean"], running["var"]
    std = np.sqrt(var) + eps
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std)
