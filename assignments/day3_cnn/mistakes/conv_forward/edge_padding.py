# /// mistake
# cause = "repeats the border pixels outside of the image instead of zeros"
# test = "test_conv_same_size"
# hint.ko = "이미지 바깥에는 어떤 값이 있다고 했나요? 값이 모두 1인 이미지에서 모서리의 출력을 손으로 구해 보세요."
# hint.en = """\
# What value lies outside of the image, according to the text? Work out a corner of the output for an image of \
# ones."""
# ///
import numpy as np


def conv2d_forward(x, w, b, stride=1, pad=0):
    N, _, H, W = x.shape
    F, _, kh, kw = w.shape
    Ho, Wo = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
    xp = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)), mode="edge")
    out = np.zeros((N, F, Ho, Wo), x.dtype)
    for i in range(Ho):
        for j in range(Wo):
            patch = xp[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw]
            out[:, :, i, j] = np.tensordot(patch, w, axes=([1, 2, 3], [1, 2, 3])) + b
    return out, (x, w, b)
