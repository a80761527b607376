# /// mistake
# cause = "remembers the last forward pass globally instead of using the cache"
# test = "test_pool_caches"
# hint.ko = "풀링 층이 둘이면 누구의 x가 남아 있나요? 순전파를 두 번 한 다음에 첫 번째 층의 역전파를 불러 보세요."
# hint.en = """\
# With two pooling layers, whose x is remembered? Run two forward passes, then the backward pass of the first."""
# ///
import numpy as np

seen = {}


def maxpool2d_forward(x, k, stride):
    kh, kw = (k, k) if isinstance(k, int) else k
    seen.update(x=x, kh=kh, kw=kw, stride=stride)
    windows = np.lib.stride_tricks.sliding_window_view(x, (kh, kw), axis=(2, 3))[:, :, ::stride, ::stride]
    return windows.max(axis=(4, 5)), None


def maxpool2d_backward(dout, cache):
    x, kh, kw, stride = seen["x"], seen["kh"], seen["kw"], seen["stride"]
    dx = np.zeros_like(x)
    for i in range(min(dout.shape[2], (x.shape[2] - kh) // stride + 1)):
        for j in range(min(dout.shape[3], (x.shape[3] - kw) // stride + 1)):
            for n, c in np.ndindex(*x.shape[:2]):
                window = x[n, c, i * stride : i * stride + kh, j * stride : j * stride + kw]
                u, v = np.unravel_index(window.argmax(), window.shape)
                dx[n, c, i * stride + u, j * stride + v] += dout[n, c, i, j]
    return dx
