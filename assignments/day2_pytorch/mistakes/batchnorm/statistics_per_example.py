# /// mistake
# cause = "mean and variance over the features of each example"
# test = "test_batchnorm_train"
# hint.ko = """\
# 통계량은 특성의 것인가요, 예제의 것인가요? mean의 모양을 출력해 보세요."""
# hint.en = """\
# Do the statistics belong to a feature or to an example? Print the shape of your mean."""
# ///
import numpy as np


def batchnorm_forward(x, gamma, beta, running, mode, momentum=0.1, eps=1e-5):
    if mode == "train":
        mean, var = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
        running["mean"] = (1 - momentum) * running["mean"] + momentum * mean
        running["var"] = (1 - momentum) * running["var"] + momentum * var
    else:
        mean, var = running["mean"], running["var"]
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std)
