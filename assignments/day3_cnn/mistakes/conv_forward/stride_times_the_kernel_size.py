# /// mistake
# cause = "moves the window by its own size, as pooling often does"
# test = "test_conv_strides"
# hint.ko = "창을 한 번에 얼마나 옮기나요? 그 값이 stride가 아니라 필터의 크기에서 나오지는 않나요?"
# hint.en = "How far does your window move at a time? Does that come from stride, or from the size of the filter?"
# ///
import numpy as np


def conv2d_forward(x, w, b, stride=1, pad=0):
    N, _, H, W = x.shape
    F, _, kh, kw = w.shape
    step_h, step_w = (kh, kw) if stride > 1 else (1, 1)
    xp = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    Ho, Wo = (H + 2 * pad - kh) // step_h + 1, (W + 2 * pad - kw) // step_w + 1
    out = np.zeros((N, F, Ho, Wo), x.dtype)
    for i in range(Ho):
        for j in range(Wo):
            patch = xp[:, :, i * step_h : i * step_h + kh, j * step_w : j * step_w + kw]
            out[:, :, i, j] = np.tensordot(patch, w, axes=([1, 2, 3], [1, 2, 3])) + b
    return out, (x, w, b)
