# /// mistake
# cause = "mean and variance over the whole batch, without an axis"
# test = "test_batchnorm_train"
# hint.ko = """\
# 특성이 D개라면 평균은 몇 개여야 하나요? mean의 모양을 출력해 보세요."""
# hint.en = """\
# With D features, how many means should there be? Print the shape of your mean."""
# ///
import numpy as np


def batchnorm_forward(x, gamma, beta, running, mode, momentum=0.1, eps=1e-5):
    if mode == "train":
        mean, var = x.mean(), x.var()
        running["mean"] = (1 - momentum) * running["mean"] + momentum * mean
        running["var"] = (1 - momentum) * running["var"] + momentum * x.var(ddof=1)
    else:
        mean, var = running["mean"], running["var"]
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std)
