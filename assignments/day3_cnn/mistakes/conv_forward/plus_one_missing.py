# /// mistake
# cause = "forgets the + 1 in the output size"
# test = "test_conv_without_padding"
# hint.ko = "필터가 이미지 전체를 덮을 만큼 크면 놓을 자리가 몇 개인가요? 여러분의 크기 식에 넣어 보세요."
# hint.en = """\
# If the filter covers the whole image, in how many places can it lie? Put that case into your size formula."""
# ///
import numpy as np


def conv2d_forward(x, w, b, stride=1, pad=0):
    N, _, H, W = x.shape
    F, _, kh, kw = w.shape
    Ho, Wo = (H + 2 * pad - kh) // stride, (W + 2 * pad - kw) // stride
    xp = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    out = np.zeros((N, F, Ho, Wo), x.dtype)
    for i in range(Ho):
        for j in range(Wo):
            patch = xp[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw]
            out[:, :, i, j] = np.tensordot(patch, w, axes=([1, 2, 3], [1, 2, 3])) + b
    return out, (x, w, b)
