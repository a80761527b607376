# /// mistake
# cause = "turns the filter by 180 degrees, the convolution of mathematics"
# test = "test_conv_impulse"
# hint.ko = """\
# 검은 이미지에 밝은 점 하나만 넣고 비대칭인 필터를 써 보세요. 창의 왼쪽 위 픽셀에는 필터의 어느 숫자가 \
# 곱해지나요?"""
# hint.en = """\
# Put a single bright pixel into a black image and use a filter without symmetry. Which number of the filter meets \
# the top left pixel of the window?"""
# ///
import numpy as np


def conv2d_forward(x, w, b, stride=1, pad=0):
    N, _, H, W = x.shape
    F, _, kh, kw = w.shape
    Ho, Wo = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
    xp = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)), "constant")
    flipped = w[:, :, ::-1, ::-1]
    out = np.zeros((N, F, Ho, Wo), x.dtype)
    for i in range(Ho):
        for j in range(Wo):
            patch = xp[:, None, :, i * stride : i * stride + kh, j * stride : j * stride + kw]
            out[:, :, i, j] = (patch * flipped).sum(axis=(2, 3, 4)) + b
    return out, (x, w, b)
