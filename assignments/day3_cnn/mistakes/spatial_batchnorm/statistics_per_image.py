# /// mistake
# cause = "mean and variance per image and channel"
# test = "test_spatial_train"
# hint.ko = """\
# 배치에 이미지가 둘이면 평균의 개수도 두 배가 되나요? 한 채널의 평균은 어떤 값들을 모은 것인가요?"""
# hint.en = """\
# Do two images make twice as many means? Which values does the mean of one channel collect?"""
# ///
import numpy as np


def spatial_batchnorm_forward(x, gamma, beta, running, mode, momentum=0.1, eps=1e-5):
    shape = (1, -1, 1, 1)
    if mode == "train":
        mean, var = x.mean(axis=(2, 3), keepdims=True), x.var(axis=(2, 3), keepdims=True)
        running["mean"] = (1 - momentum) * running["mean"] + momentum * mean.mean(axis=(0, 2, 3))
        running["var"] = (1 - momentum) * running["var"] + momentum * var.mean(axis=(0, 2, 3))
    else:
        mean, var = running["mean"].reshape(shape), running["var"].reshape(shape)
    xhat = (x - mean) / np.sqrt(var + eps)
    return gamma.reshape(shape) * xhat + beta.reshape(shape), None
