# /// mistake
# cause = "mean and variance over everything but the images"
# test = "test_spatial_train"
# hint.ko = """\
# 빨강 채널과 파랑 채널이 같은 평균을 써도 될까요? 어느 축들을 따라 평균을 내고 있나요?"""
# hint.en = """\
# Should the red and the blue channel share a mean? Along which axes do you average?"""
# ///
import numpy as np


def spatial_batchnorm_forward(x, gamma, beta, running, mode, momentum=0.1, eps=1e-5):
    shape = (1, -1, 1, 1)
    if mode == "train":
        mean, var = x.mean(axis=(1, 2, 3), keepdims=True), x.var(axis=(1, 2, 3), keepdims=True)
        running["mean"] = (1 - momentum) * running["mean"] + momentum * mean.mean()
        running["var"] = (1 - momentum) * running["var"] + momentum * var.mean()
    else:
        mean, var = running["mean"].reshape(shape), running["var"].reshape(shape)
    xhat = (x - mean) / np.sqrt(var + eps)
    return gamma.reshape(shape) * xhat + beta.reshape(shape), None
