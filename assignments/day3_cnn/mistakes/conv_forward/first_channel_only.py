# /// mistake
# cause = "uses only channel 0 of image and filter"
# test = "test_conv_same_size"
# hint.ko = """\
# 채널이 셋인 이미지에서 출력 픽셀 하나는 숫자 몇 개를 합친 값이어야 하나요? 채널이 하나일 때만 맞지는 않나요?"""
# hint.en = """\
# For an image with three channels, how many numbers does one output pixel combine? Is it right only for one \
# channel?"""
# ///
import numpy as np


def conv2d_forward(x, w, b, stride=1, pad=0):
    N, _, H, W = x.shape
    F, _, kh, kw = w.shape
    Ho, Wo = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
    xp = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    out = np.zeros((N, F, Ho, Wo), x.dtype)
    for n in range(N):
        for f in range(F):
            for i in range(Ho):
                for j in range(Wo):
                    patch = xp[n, 0, i * stride : i * stride + kh, j * stride : j * stride + kw]
                    out[n, f, i, j] = np.sum(patch * w[f, 0]) + b[f]
    return out, (x, w, b)
