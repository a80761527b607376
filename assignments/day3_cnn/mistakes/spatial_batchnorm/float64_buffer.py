# /// mistake
# cause = "fills a float64 array channel by channel"
# test = "test_spatial_float32_and_arguments"
# hint.ko = """\
# np.zeros가 만드는 배열의 dtype은 무엇인가요? float32를 넣고 out.dtype을 출력해 보세요."""
# hint.en = """\
# What dtype does np.zeros give? Feed float32 and print out.dtype."""
# ///
import numpy as np


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
    buffer = np.zeros(x.shape)
    buffer[:] = out
    return buffer, (xhat, gamma, std)
