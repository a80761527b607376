# /// mistake
# cause = "counts the outputs with stride, but moves the window by one pixel"
# test = "test_conv_strides"
# hint.ko = "stride가 2일 때 두 번째 창의 왼쪽 끝은 몇 번째 열인가요? 여러분의 코드가 자르는 범위를 출력해 보세요."
# hint.en = "With stride 2, in which column does the second window begin? Print the range that your code cuts out."
# ///
import numpy as np


def conv2d_forward(x, w, b, stride=1, pad=0):
    N, _, H, W = x.shape
    F, _, kh, kw = w.shape
    Ho, Wo = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
    xp = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    out = np.zeros((N, F, Ho, Wo), x.dtype)
    for i in range(Ho):
        for j in range(Wo):
            patch = xp[:, :, i : i + kh, j : j + kw]
            out[:, :, i, j] = np.tensordot(patch, w, axes=([1, 2, 3], [1, 2, 3])) + b
    return out, (x, w, b)
