# /// mistake
# cause = "the running averages are those of the last batch"
# test = "test_batchnorm_running"
# hint.ko = """\
# 배치 셋을 차례로 넣은 뒤, running에는 첫 배치의 흔적이 남아 있나요?"""
# hint.en = """\
# After three batches, is there any trace of the first one left in running?"""
# ///
import numpy as np


def batchnorm_forward(x, gamma, beta, running, mode, momentum=0.1, eps=1e-5):
    if mode == "train":
        mean, var = x.mean(axis=0), x.var(axis=0)
        running["mean"] = mean
        running["var"] = x.var(axis=0, ddof=1)
    else:
        mean, var = running["mean"], running["var"]
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std)
