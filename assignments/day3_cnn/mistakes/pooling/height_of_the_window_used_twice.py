# /// mistake
# cause = "takes the height of the window for its width as well"
# test = "test_pool_rectangles"
# hint.ko = "창이 2x3이면 가로로 몇 픽셀을 봐야 하나요? 코드에서 두 숫자가 각각 어디에 쓰이나요?"
# hint.en = "How many pixels across does a 2x3 window see? Where in your code is each of the two numbers used?"
# ///
import numpy as np


def maxpool2d_forward(x, k, stride):
    kh, kw = (k, k) if isinstance(k, int) else k
    N, C, H, W = x.shape
    Ho, Wo = (H - kh) // stride + 1, (W - kh) // stride + 1
    out = np.empty((N, C, Ho, Wo), dtype=x.dtype)
    for i in range(Ho):
        for j in range(Wo):
            window = x[:, :, i * stride : i * stride + kh, j * stride : j * stride + kh]
            out[:, :, i, j] = window.max(axis=(2, 3))
    return out, (x, kh, kw, stride)
