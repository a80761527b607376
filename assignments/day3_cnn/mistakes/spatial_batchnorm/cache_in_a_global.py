# /// mistake
# cause = "the backward pass reads a global that the last forward pass wrote"
# test = "test_spatial_caches"
# hint.ko = """\
# 배치 정규화 층이 둘 있는 신경망을 떠올려 보세요. 첫째 층의 역전파는 누구의 값을 쓰게 되나요?"""
# hint.en = """\
# Think of a network with two such layers. Whose values does the first layer's backward pass read?"""
# ///
import numpy as np

last = {}


def spatial_batchnorm_forward(x, gamma, beta, running, mode, momentum=0.1, eps=1e-5):
    n, c, h, w = x.shape
    rows = x.transpose(0, 2, 3, 1).reshape(-1, c)
    if mode == "train":
        mean, var = rows.mean(axis=0), rows.var(axis=0)
        running["mean"] = (1 - momentum) * running["mean"] + momentum * mean
        running["var"] = (1 - momentum) * running["var"] + momentum * rows.var(axis=0, ddof=1)
    else:
        mean, var = running["mean"], running["var"]
    std = np.sqrt(var + eps)
    xhat = (rows - mean) / std
    out = (gamma * xhat + beta).reshape(n, h, w, c).transpose(0, 3, 1, 2)
    last.update(xhat=xhat, gamma=gamma, std=std)
    return out, None


def spatial_batchnorm_backward(dout, cache):
    xhat, gamma, std = last["xhat"], last["gamma"], last["std"]
    n, c, h, w = dout.shape
    rows = dout.transpose(0, 2, 3, 1).reshape(-1, c)
    dbeta = rows.sum(axis=0)
    dgamma = (rows * xhat).sum(axis=0)
    k = len(rows)
    dx = gamma / std * (rows - dbeta / k - xhat * dgamma / k)
    return dx.reshape(n, h, w, c).transpose(0, 3, 1, 2), dgamma, dbeta
