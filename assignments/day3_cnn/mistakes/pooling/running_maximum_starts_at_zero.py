# /// mistake
# cause = "the running maximum of a window starts at 0"
# test = "test_maxpool_negative"
# hint.ko = "모두 음수인 창에서 가장 큰 값은 얼마인가요? 여러분의 코드는 얼마라고 하나요?"
# hint.en = "What is the largest of numbers that are all negative? What does your code say?"
# ///
import numpy as np


def maxpool2d_forward(x, k, stride):
    kh, kw = (k, k) if isinstance(k, int) else k
    N, C, H, W = x.shape
    Ho, Wo = (H - kh) // stride + 1, (W - kw) // stride + 1
    out = np.zeros((N, C, Ho, Wo), dtype=x.dtype)
    for n, c, i, j in np.ndindex(*out.shape):
        for u, v in np.ndindex(kh, kw):
            out[n, c, i, j] = max(out[n, c, i, j], x[n, c, i * stride + u, j * stride + v])
    return out, (x, kh, kw, stride)
