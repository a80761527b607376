# /// alternative
# note = "a loop over channels, each flattened; dgamma and dbeta as rows (1, C)"
# ///
import numpy as np


def spatial_batchnorm_forward(x, gamma, beta, running, mode, momentum=0.1, eps=1e-5):
    out, kept = np.empty_like(x), []
    mean, var = np.array(running["mean"]), np.array(running["var"])
    for c in range(x.shape[1]):
        mu, sigma2 = mean[c], var[c]
        if mode == "train":
            values = x[:, c].flatten()
            mu, sigma2 = values.mean(), values.var()
            mean[c] = (1 - momentum) * mean[c] + momentum * mu
            var[c] = (1 - momentum) * var[c] + momentum * sigma2 * values.size / (values.size - 1)
        std = np.sqrt(sigma2 + eps)
        normal = (x[:, c] - mu) / std
        out[:, c] = gamma[c] * normal + beta[c]
        kept.append((normal, gamma[c] / std))
    if mode == "train":
        running.update(mean=mean, var=var)
    return out, kept


def spatial_batchnorm_backward(dout, cache):
    dx = np.empty_like(dout)
    dgamma, dbeta = np.empty((1, len(cache)), dout.dtype), np.empty((1, len(cache)), dout.dtype)
    for c, (normal, scale) in enumerate(cache):
        d = dout[:, c]
        dbeta[0, c], dgamma[0, c] = d.sum(), (d * normal).sum()
        dx[:, c] = scale * (d - d.mean() - normal * (d * normal).mean())
    return dx, dgamma, dbeta
