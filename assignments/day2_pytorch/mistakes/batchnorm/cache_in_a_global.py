# /// mistake
# cause = "the backward pass reads a global that the last forward pass wrote"
# test = "test_batchnorm_caches"
# hint.ko = """\
# 배치 정규화 층이 둘 있는 신경망을 떠올려 보세요. 첫째 층의 역전파는 누구의 값을 쓰게 되나요?"""
# hint.en = """\
# Think of a network with two such layers. Whose values does the first layer's backward pass read?"""
# ///
import numpy as np


last = {}


def batchnorm_forward(x, gamma, beta, running, mode, momentum=0.1, eps=1e-5):
    if mode == "train":
        mean, var = x.mean(axis=0), x.var(axis=0)
        running["mean"] = (1 - momentum) * running["mean"] + momentum * mean
        running["var"] = (1 - momentum) * running["var"] + momentum * x.var(axis=0, ddof=1)
    else:
        mean, var = running["mean"], running["var"]
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    last.update(xhat=xhat, gamma=gamma, std=std)
    return gamma * xhat + beta, None


def batchnorm_backward(dout, cache):
    xhat, gamma, std = last["xhat"], last["gamma"], last["std"]
    dbeta = dout.sum(axis=0)
    dgamma = (dout * xhat).sum(axis=0)
    return gamma / std * (dout - dbeta / len(dout) - xhat * dgamma / len(dout)), dgamma, dbeta
