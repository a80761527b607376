# /// mistake
# cause = "moves the running averages in evaluation mode as well"
# test = "test_spatial_test_mode"
# hint.ko = """\
# 같은 데이터를 평가 모드로 두 번 넣어 보세요. 두 번째에도 running이 그대로인가요?"""
# hint.en = """\
# Evaluate the same data twice. Is running the same the second time?"""
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
        running["mean"] = (1 - momentum) * mean + momentum * rows.mean(axis=0)
        running["var"] = (1 - momentum) * var + momentum * rows.var(axis=0)
    std = np.sqrt(var + eps)
    xhat = (rows - mean) / std
    out = (gamma * xhat + beta).reshape(n, h, w, c).transpose(0, 3, 1, 2)
    return out, (xhat, gamma, std)
