# /// mistake
# cause = "xp[:, :, p:-p, p:-p] = x, which is an empty slice where p is 0"
# test = "test_conv_without_padding"
# hint.ko = "a[0:-0]은 몇 개를 가리키나요? 작은 배열로 출력해 보고, pad가 0일 때 여러분의 코드가 무엇을 하는지 보세요."
# hint.en = "How many entries is a[0:-0]? Try it on a small array, then see what your code does where pad is 0."
# ///
import numpy as np


def conv2d_forward(x, w, b, stride=1, pad=0):
    N, C, H, W = x.shape
    F, _, kh, kw = w.shape
    Ho, Wo = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
    xp = np.zeros((N, C, H + 2 * pad, W + 2 * pad), x.dtype)
    xp[:, :, pad:-pad, pad:-pad] = x
    out = np.zeros((N, F, Ho, Wo), x.dtype)
    for i in range(Ho):
        for j in range(Wo):
            patch = xp[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw]
            out[:, :, i, j] = np.tensordot(patch, w, axes=([1, 2, 3], [1, 2, 3])) + b
    return out, (x, w, b)
