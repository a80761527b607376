# /// mistake
# cause = "takes the maximum over the channels too"
# test = "test_maxpool_values"
# hint.ko = "채널이 3개인 이미지에서 out은 채널이 몇 개인가요? 채널끼리 값이 섞이나요?"
# hint.en = "How many channels does the output have when the image has 3? Do their values mix?"
# ///
import numpy as np


def maxpool2d_forward(x, k, stride):
    kh, kw = (k, k) if isinstance(k, int) else k
    N, C, H, W = x.shape
    Ho, Wo = (H - kh) // stride + 1, (W - kw) // stride + 1
    out = np.empty((N, C, Ho, Wo), dtype=x.dtype)
    for n, i, j in np.ndindex(N, Ho, Wo):
        out[n, :, i, j] = x[n, :, i * stride : i * stride + kh, j * stride : j * stride + kw].max()
    return out, (x, kh, kw, stride)
