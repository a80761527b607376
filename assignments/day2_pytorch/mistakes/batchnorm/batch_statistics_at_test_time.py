# /// mistake
# cause = "uses the batch's statistics in evaluation mode"
# test = "test_batchnorm_test_mode"
# hint.ko = """\
# 평가 모드에서 예제 하나만 넣어 보세요. 무엇이 나오나요? 값을 바꿔도 같은 것이 나오나요?"""
# hint.en = """\
# Give it a single example in evaluation mode. What comes out, and does it depend on the example at all?"""
# ///
import numpy as np


def batchnorm_forward(x, gamma, beta, running, mode, momentum=0.1, eps=1e-5):
    mean, var = x.mean(axis=0), x.var(axis=0)
    if mode == "train":
        running["mean"] = (1 - momentum) * running["mean"] + momentum * mean
        running["var"] = (1 - momentum) * running["var"] + momentum * x.var(axis=0, ddof=1)
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std)
