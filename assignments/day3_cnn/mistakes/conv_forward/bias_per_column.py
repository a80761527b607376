# /// mistake
# cause = "adds b to the last axis, one bias per column of the picture"
# test = "test_conv_same_size"
# hint.ko = "out의 네 축 가운데 필터의 축은 몇 번째인가요? NumPy는 (F,) 배열을 어느 축에 맞추어 더하나요?"
# hint.en = """\
# Which of the four axes of out is the one of the filters? With which axis does NumPy line up an array (F,)?"""
# ///
import numpy as np


def conv2d_forward(x, w, b, stride=1, pad=0):
    N, _, H, W = x.shape
    F, _, kh, kw = w.shape
    Ho, Wo = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
    xp = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    out = np.zeros((N, F, Ho, Wo), x.dtype)
    for i in range(Ho):
        for j in range(Wo):
            patch = xp[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw]
            out[:, :, i, j] = np.tensordot(patch, w, axes=([1, 2, 3], [1, 2, 3]))
    out = out + b
    return out, (x, w, b)
