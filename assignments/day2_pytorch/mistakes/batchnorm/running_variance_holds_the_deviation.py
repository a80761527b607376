# /// mistake
# cause = "the running variance collects standard deviations"
# test = "test_batchnorm_running"
# hint.ko = """\
# running의 var에는 분산과 표준편차 가운데 무엇이 들어 있나요? 한 배치를 손으로 계산해 견주어 보세요."""
# hint.en = """\
# Is it variances or standard deviations that your running var collects? Compare one batch with a hand calculation."""
# ///
import numpy as np


def batchnorm_forward(x, gamma, beta, running, mode, momentum=0.1, eps=1e-5):
    if mode == "train":
        mean, var = x.mean(axis=0), x.var(axis=0)
        running["mean"] = (1 - momentum) * running["mean"] + momentum * mean
        running["var"] = (1 - momentum) * running["var"] + momentum * x.std(axis=0, ddof=1)
    else:
        mean, var = running["mean"], running["var"]
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std)
