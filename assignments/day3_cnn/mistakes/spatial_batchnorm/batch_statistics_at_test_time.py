# /// mistake
# cause = "uses the batch's statistics in evaluation mode"
# test = "test_spatial_test_mode"
# hint.ko = """\
# 평가 모드에서 픽셀 하나짜리 이미지를 넣어 보세요. 무엇이 나오나요? 값을 바꿔도 같은 것이 나오나요?"""
# hint.en = """\
# Evaluate an image of a single pixel. What comes out, and does it depend on the pixel at all?"""
# ///
import numpy as np


def spatial_batchnorm_forward(x, gamma, beta, running, mode, momentum=0.1, eps=1e-5):
    n, c, h, w = x.shape
    rows = x.transpose(0, 2, 3, 1).reshape(-1, c)
    mean, var = rows.mean(axis=0), rows.var(axis=0)
    if mode == "train":
        running["mean"] = (1 - momentum) * running["mean"] + momentum * mean
        running["var"] = (1 - momentum) * running["var"] + momentum * rows.var(axis=0, ddof=1)
    std = np.sqrt(var + eps)
    xhat = (rows - mean) / std
    out = (gamma * xhat + beta).reshape(n, h, w, c).transpose(0, 3, 1, 2)
    return out, (xhat, gamma, std)
