# /// alternative
# note = "backward through every node of the graph; running averages edited in place; a dict as cache"
# ///
import numpy as np


def batchnorm_forward(x, gamma, beta, running, mode, momentum=0.1, eps=1e-5):
    if mode == "test":
        scale = gamma / np.sqrt(running["var"] + eps)
        return x * scale + (beta - running["mean"] * scale), {}
    n = len(x)
    mu = np.sum(x, axis=0) / n
    centred = x - mu
    var = np.sum(centred**2, axis=0) / n
    root = np.sqrt(var + eps)
    inverse = 1 / root
    running["mean"] *= 1 - momentum
    running["mean"] += momentum * mu
    running["var"] += momentum * (var * n / (n - 1) - running["var"])
    cache = {"centred": centred, "root": root, "inverse": inverse, "gamma": gamma}
    return gamma * (centred * inverse) + beta, cache


def batchnorm_backward(dout, cache):
    n = len(dout)
    centred, inverse = cache["centred"], cache["inverse"]
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * centred * inverse, axis=0)
    dnormal = dout * cache["gamma"]
    dinverse = np.sum(dnormal * centred, axis=0)
    droot = -dinverse / cache["root"] ** 2
    dvar = droot * 0.5 / cache["root"]
    dcentred = dnormal * inverse + 2 * centred * dvar / n
    dmu = -np.sum(dcentred, axis=0)
    return dcentred + dmu / n, dgamma, dbeta
