# /// mistake
# cause = "subtracts the mean from x in place"
# test = "test_batchnorm_arguments_unchanged"
# hint.ko = """\
# 함수를 부르기 전과 뒤에 x를 출력해 보세요. 같은 배열을 다른 층도 쓴다면 어떻게 될까요?"""
# hint.en = """\
# Print x before and after the call. What if another layer uses the same array?"""
# ///
import numpy as np


def batchnorm_forward(x, gamma, beta, running, mode, momentum=0.1, eps=1e-5):
    if mode == "train":
        mean, var = x.mean(axis=0), x.var(axis=0)
        running["mean"] = (1 - momentum) * running["mean"] + momentum * mean
        running["var"] = (1 - momentum) * running["var"] + momentum * x.var(axis=0, ddof=1)
    else:
        mean, var = running["mean"], running["var"]
    std = np.sqrt(var + eps)
    x -= mean
    xhat = x / std
    return gamma * xhat + beta, (xhat, gamma, std)
