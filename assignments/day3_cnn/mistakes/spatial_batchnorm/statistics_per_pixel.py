# /// mistake
# cause = "mean and variance per pixel, over the images only"
# test = "test_spatial_train"
# hint.ko = """\
# 특징 맵 하나에 평균이 몇 개 있어야 하나요? mean의 모양을 출력해 보세요."""
# hint.en = """\
# How many means belong to one feature map? Print the shape of your mean."""
# ///
import numpy as np


def spatial_batchnorm_forward(x, gamma, beta, running, mode, momentum=0.1, eps=1e-5):
    shape = (1, -1, 1, 1)
    if mode == "train":
        mean, var = x.mean(axis=0, keepdims=True), x.var(axis=0, keepdims=True)
        running["mean"] = (1 - momentum) * running["mean"] + momentum * mean.mean(axis=(0, 2, 3))
        running["var"] = (1 - momentum) * running["var"] + momentum * var.mean(axis=(0, 2, 3))
    else:
        mean, var = running["mean"].reshape(shape), running["var"].reshape(shape)
    xhat = (x - mean) / np.sqrt(var + eps)
    return gamma.reshape(shape) * xhat + beta.reshape(shape), None
