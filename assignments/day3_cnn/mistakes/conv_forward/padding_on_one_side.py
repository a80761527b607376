# /// mistake
# cause = "frames only the top and the left, and counts the padding once"
# test = "test_conv_strides"
# hint.ko = "테두리는 위와 아래, 왼쪽과 오른쪽에 모두 있어요. 한 방향으로 크기가 모두 얼마나 늘어나야 하나요?"
# hint.en = """\
# A frame has a top and a bottom, a left and a right. By how much should each side of the picture grow in all?"""
# ///
import numpy as np


def conv2d_forward(x, w, b, stride=1, pad=0):
    N, _, H, W = x.shape
    F, _, kh, kw = w.shape
    xp = np.pad(x, ((0, 0), (0, 0), (pad, 0), (pad, 0)))
    Ho, Wo = (H + pad - kh) // stride + 1, (W + pad - kw) // stride + 1
    out = np.zeros((N, F, Ho, Wo), x.dtype)
    for i in range(Ho):
        for j in range(Wo):
            patch = xp[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw]
            out[:, :, i, j] = np.tensordot(patch, w, axes=([1, 2, 3], [1, 2, 3])) + b
    return out, (x, w, b)
