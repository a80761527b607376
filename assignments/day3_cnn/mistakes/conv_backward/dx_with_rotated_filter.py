# /// mistake
# cause = "dx: the filter is rotated although each window's share is laid down in place"
# test = "test_conv_backward_dx"
# hint.ko = "창에 기울기를 직접 나누어 줄 때, 필터의 왼쪽 위 숫자는 창의 어느 픽셀로 가야 하나요?"
# hint.en = """\
# When you hand the gradient back to a window, to which of its pixels does the filter's top left number belong?"""
# ///
import numpy as np


def conv2d_backward(dout, cache):
    x, w, _, stride, pad = cache
    H, W = x.shape[2:]
    kh, kw = w.shape[2:]
    framed = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    dframed, dw = np.zeros_like(framed), np.zeros_like(w)
    for i in range(dout.shape[2]):
        for j in range(dout.shape[3]):
            rows, columns = slice(i * stride, i * stride + kh), slice(j * stride, j * stride + kw)
            d = dout[:, :, i, j]
            dw += np.einsum("nf,ncuv->fcuv", d, framed[:, :, rows, columns])
            dframed[:, :, rows, columns] += np.einsum("nf,fcuv->ncuv", d, w[:, :, ::-1, ::-1])
    dx = dframed[:, :, pad : pad + H, pad : pad + W]
    db = dout.sum(axis=(0, 2, 3))
    return dx, dw, db
