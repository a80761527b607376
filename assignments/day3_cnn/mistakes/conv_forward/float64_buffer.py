# /// mistake
# cause = "fills an array of np.zeros, which is float64 even for float32 inputs"
# test = "test_conv_float32_and_layouts"
# hint.ko = "float32를 넣었을 때 나온 배열의 dtype을 출력해 보세요. 그 배열은 어디에서 만들어졌나요?"
# hint.en = "Put in float32 and print the dtype of what comes out. Where was that array made?"
# ///
import numpy as np


def conv2d_forward(x, w, b, stride=1, pad=0):
    N, C, H, W = x.shape
    F, _, kh, kw = w.shape
    Ho, Wo = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
    xp = np.zeros((N, C, H + 2 * pad, W + 2 * pad))
    xp[:, :, pad : pad + H, pad : pad + W] = x
    out = np.zeros((N, F, Ho, Wo))
    for i in range(Ho):
        for j in range(Wo):
            patch = xp[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw]
            out[:, :, i, j] = np.tensordot(patch, w, axes=([1, 2, 3], [1, 2, 3])) + b
    return out, (x, w, b)
