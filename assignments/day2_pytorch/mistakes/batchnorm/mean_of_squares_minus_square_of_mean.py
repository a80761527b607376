# /// mistake
# cause = "variance as E[x^2] - E[x]^2, which cancels in float32"
# test = "test_batchnorm_float32"
# hint.ko = """\
# float32는 일곱 자리쯤만 기억해요. 10000 근처의 수를 제곱하면 1만큼의 차이는 몇째 자리에 있나요?"""
# hint.en = """\
# float32 keeps about seven digits. Square numbers around 10000: at which digit does a difference of 1 sit?"""
# ///
import numpy as np


def batchnorm_forward(x, gamma, beta, running, mode, momentum=0.1, eps=1e-5):
    if mode == "train":
        mean, var = x.mean(axis=0), np.maximum((x**2).mean(axis=0) - x.mean(axis=0) ** 2, 0)
        running["mean"] = (1 - momentum) * running["mean"] + momentum * mean
        running["var"] = (1 - momentum) * running["var"] + momentum * x.var(axis=0, ddof=1)
    else:
        mean, var = running["mean"], running["var"]
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std)
