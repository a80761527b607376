# /// alternative
# note = "no reshape to a table: sums over three axes; running averages edited in place; a dict as cache"
# ///
import numpy as np

AXES = (0, 2, 3)


def spatial_batchnorm_forward(x, gamma, beta, running, mode, momentum=0.1, eps=1e-5):
    g, b = gamma[None, :, None, None], beta[None, :, None, None]
    if mode != "train":
        mean, var = running["mean"][None, :, None, None], running["var"][None, :, None, None]
        return g * (x - mean) / np.sqrt(var + eps) + b, None
    k = x.size // x.shape[1]
    mean = x.mean(axis=AXES, keepdims=True)
    centred = x - mean
    var = (centred * centred).mean(axis=AXES, keepdims=True)
    running["mean"] *= 1 - momentum
    running["mean"] += momentum * mean.ravel()
    running["var"] += momentum * (var.ravel() * (k / (k - 1)) - running["var"])
    inverse = 1 / np.sqrt(var + eps)
    return g * centred * inverse + b, {"centred": centred, "inverse": inverse, "g": g, "k": k}


def spatial_batchnorm_backward(dout, cache):
    centred, inverse, k = cache["centred"], cache["inverse"], cache["k"]
    dbeta = dout.sum(axis=AXES)
    dgamma = (dout * centred * inverse).sum(axis=AXES)
    dnormal = dout * cache["g"]
    dvar = -0.5 * (dnormal * centred).sum(axis=AXES, keepdims=True) * inverse**3
    dcentred = dnormal * inverse + 2 * centred * dvar / k
    return dcentred - dcentred.mean(axis=AXES, keepdims=True), dgamma, dbeta
