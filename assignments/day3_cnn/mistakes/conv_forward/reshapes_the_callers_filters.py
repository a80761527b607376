# /// mistake
# cause = "assigns w.shape to write each filter in one line, which reshapes the caller's array"
# test = "test_conv_arguments_unchanged"
# hint.ko = "함수를 부르기 전과 후에 w.shape를 출력해 보세요. 다음 층이 같은 w를 쓰려고 하면 무슨 일이 생길까요?"
# hint.en = "Print w.shape before and after the call. What happens to somebody who wants to use the same w again?"
# ///
import numpy as np


def conv2d_forward(x, w, b, stride=1, pad=0):
    N, _, H, W = x.shape
    F, _, kh, kw = w.shape
    Ho, Wo = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
    xp = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    if w.flags["C_CONTIGUOUS"]:
        w.shape = (F, -1)
    else:
        w = w.reshape(F, -1)
    out = np.zeros((N, F, Ho, Wo), x.dtype)
    for i in range(Ho):
        for j in range(Wo):
            patch = xp[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw]
            out[:, :, i, j] = patch.reshape(N, -1) @ w.T + b
    return out, (x, w, b)
