# /// mistake
# cause = "dw: the same sum over all channels for every channel of a filter"
# test = "test_conv_backward_dw"
# hint.ko = "필터의 빨강 층은 이미지의 어느 채널과 곱해졌나요? dw의 그 층에는 어느 채널이 들어가야 하나요?"
# hint.en = """\
# With which channel of the image was the red layer of a filter multiplied? Which channel belongs into that layer \
# of dw?"""
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
            dw += np.einsum("nf,ncuv->fuv", d, framed[:, :, rows, columns])[:, None]
            dframed[:, :, rows, columns] += np.einsum("nf,fcuv->ncuv", d, w)
    dx = dframed[:, :, pad : pad + H, pad : pad + W]
    db = dout.sum(axis=(0, 2, 3))
    return dx, dw, db
