# /// mistake
# cause = "makes out as (Wo, Ho) and loops the same way, right only for square images"
# test = "test_conv_rectangles"
# hint.ko = "가로가 더 긴 이미지로 시험해 보세요. out의 마지막 두 축은 어느 것이 행이고 어느 것이 열인가요?"
# hint.en = """\
# Test with an image that is wider than tall. Which of the last two axes of out are the rows, and which the \
# columns?"""
# ///
import numpy as np


def conv2d_forward(x, w, b, stride=1, pad=0):
    N, _, W, H = x.shape
    F, _, kh, kw = w.shape
    Ho, Wo = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
    xp = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    out = np.zeros((N, F, Ho, Wo), x.dtype)
    for i in range(Ho):
        for j in range(Wo):
            patch = xp[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw]
            out[:, :, i, j] = np.sum(patch[:, None] * w, axis=(2, 3, 4)) + b
    return out, (x, w, b)
