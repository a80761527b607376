# /// mistake
# cause = "computes the output width with the height of the filter"
# test = "test_conv_rectangles"
# hint.ko = "정사각형 필터에서만 맞아요. 출력의 너비를 구하는 줄에는 필터의 어느 쪽 크기가 들어 있나요?"
# hint.en = """\
# Only square filters come out right. Which size of the filter stands in the line that computes the output width?"""
# ///
import numpy as np


def conv2d_forward(x, w, b, stride=1, pad=0):
    N, _, H, W = x.shape
    F, _, kh, kw = w.shape
    Ho, Wo = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kh) // stride + 1
    xp = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    out = np.zeros((N, F, Ho, Wo), x.dtype)
    for i in range(Ho):
        for j in range(Wo):
            patch = xp[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw]
            out[:, :, i, j] = np.sum(patch[:, None] * w, axis=(2, 3, 4)) + b
    return out, (x, w, b)
