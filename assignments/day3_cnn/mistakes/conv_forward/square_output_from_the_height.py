# /// mistake
# cause = "uses the output height for the width too"
# test = "test_conv_rectangles"
# hint.ko = "정사각형이 아닌 이미지를 넣고 out의 shape를 출력해 보세요. 너비는 어디에서 구했나요?"
# hint.en = "Put in an image that is not square and print the shape of out. Where did its width come from?"
# ///
import numpy as np


def conv2d_forward(x, w, b, stride=1, pad=0):
    N, _, H, _ = x.shape
    F, _, kh, kw = w.shape
    size = (H + 2 * pad - kh) // stride + 1
    xp = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    out = np.zeros((N, F, size, size), x.dtype)
    for i in range(size):
        for j in range(size):
            patch = xp[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw]
            out[:, :, i, j] = np.sum(patch[:, None] * w, axis=(2, 3, 4)) + b
    return out, (x, w, b)
