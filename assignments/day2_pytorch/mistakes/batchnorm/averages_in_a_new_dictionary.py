# /// mistake
# cause = "binds running to a new dictionary, so the caller's stays as it was"
# test = "test_batchnorm_running"
# hint.ko = """\
# 함수를 부른 뒤에 바깥에서 running을 출력해 보세요. 함수 안에서 고친 것과 같은 딕셔너리인가요?"""
# hint.en = """\
# Print running outside, after the call. Is it the dictionary that you changed inside?"""
# ///
import numpy as np


def batchnorm_forward(x, gamma, beta, running, mode, momentum=0.1, eps=1e-5):
    if mode == "train":
        mean, var = x.mean(axis=0), x.var(axis=0)
        running = {
            "mean": (1 - momentum) * running["mean"] + momentum * mean,
            "var": (1 - momentum) * running["var"] + momentum * x.var(axis=0, ddof=1),
        }
    else:
        mean, var = running["mean"], running["var"]
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std)
