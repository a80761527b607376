# /// mistake
# cause = "np.pad(x, pad), which frames the batch and the channels too"
# test = "test_conv_same_size"
# hint.ko = "패딩을 두른 배열의 shape를 출력해 보세요. 네 축 가운데 그림에 해당하는 축은 어느 둘인가요?"
# hint.en = "Print the shape of the array after padding. Which two of the four axes are the picture?"
# ///
import numpy as np


def conv2d_forward(x, w, b, stride=1, pad=0):
    _, C, H, W = x.shape
    F, _, kh, kw = w.shape
    Ho, Wo = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
    xp = np.pad(x, pad)
    out = np.zeros((len(xp), F, Ho, Wo), x.dtype)
    for i in range(Ho):
        for j in range(Wo):
            patch = xp[:, :C, i * stride : i * stride + kh, j * stride : j * stride + kw]
            out[:, :, i, j] = np.tensordot(patch, w, axes=([1, 2, 3], [1, 2, 3])) + b
    return out, (x, w, b)
