# /// mistake
# cause = "puts the number 1 where pad should stand when it frames the image"
# test = "test_conv_strides"
# hint.ko = "코드에 pad 대신 숫자가 적힌 곳이 있나요? 문제에 나오는 pad는 0, 1, 2예요."
# hint.en = "Does a number stand anywhere in your code where pad should? The exercise has pads of 0, 1 and 2."
# ///
import numpy as np


def conv2d_forward(x, w, b, stride=1, pad=0):
    N = x.shape[0]
    F, _, kh, kw = w.shape
    xp = np.pad(x, ((0, 0), (0, 0), (1, 1), (1, 1))) if pad > 0 else x
    Ho, Wo = (xp.shape[2] - kh) // stride + 1, (xp.shape[3] - kw) // stride + 1
    out = np.zeros((N, F, Ho, Wo), x.dtype)
    for i in range(Ho):
        for j in range(Wo):
            patch = xp[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw]
            out[:, :, i, j] = np.tensordot(patch, w, axes=([1, 2, 3], [1, 2, 3])) + b
    return out, (x, w, b)
