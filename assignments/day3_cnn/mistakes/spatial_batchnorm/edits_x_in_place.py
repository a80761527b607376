# /// mistake
# cause = "subtracts the mean from x in place"
# test = "test_spatial_float32_and_arguments"
# hint.ko = """\
# 함수를 부르기 전과 뒤에 x를 출력해 보세요. 같은 배열을 다른 층도 쓴다면 어떻게 될까요?"""
# hint.en = """\
# Print x before and after the call. What if another layer uses the same array?"""
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
    x -= mean.reshape(1, c, 1, 1)
    xhat = x.transpose(0, 2, 3, 1).reshape(-1, c) / std
    out = (gamma * xhat + beta).reshape(n, h, w, c).transpose(0, 3, 1, 2)
    return out, (xhat, gamma, std)
