# /// mistake
# cause = "moves the running averages in evaluation mode as well"
# test = "test_batchnorm_test_mode"
# hint.ko = """\
# 같은 데이터를 평가 모드로 두 번 넣어 보세요. 두 번째에도 running이 그대로인가요?"""
# hint.en = """\
# Evaluate the same data twice. Is running the same the second time?"""
# ///
import numpy as np


def batchnorm_forward(x, gamma, beta, running, mode, momentum=0.1, eps=1e-5):
    if mode == "train":
        mean, var = x.mean(axis=0), x.var(axis=0)
        running["mean"] = (1 - momentum) * running["mean"] + momentum * mean
        running["var"] = (1 - momentum) * running["var"] + momentum * x.var(axis=0, ddof=1)
    else:
        mean, var = running["mean"], running["var"]
        running["mean"] = (1 - momentum) * mean + momentum * x.mean(axis=0)
        running["var"] = (1 - momentum) * var + momentum * x.var(axis=0)
    std = np.sqrt(var + eps)
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std)
