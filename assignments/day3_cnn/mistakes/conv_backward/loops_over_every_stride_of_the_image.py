# /// mistake
# cause = "looks for windows at every multiple of stride inside the image"
# test = "test_conv_backward_stride"
# hint.ko = "나누어떨어지지 않는 크기에서 창의 시작점을 모두 출력해 보세요. dout의 크기와 맞나요?"
# hint.en = "Print where your windows start when sizes do not divide. Are there as many as dout has places?"
# ///
import numpy as np


def conv2d_backward(dout, cache):
    x, w, _, stride, pad = cache
    H, W = x.shape[2:]
    kh, kw = w.shape[2:]
    framed = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    dframed, dw = np.zeros_like(framed), np.zeros_like(w)
    for top in range(0, H + 2 * pad - kh + stride, stride):
        for left in range(0, W + 2 * pad - kw + stride, stride):
            rows, columns = slice(top, top + kh), slice(left, left + kw)
            d = dout[:, :, top // stride, left // stride]
            dw += np.einsum("nf,ncuv->fcuv", d, framed[:, :, rows, columns])
            dframed[:, :, rows, columns] += np.einsum("nf,fcuv->ncuv", d, w)
    dx = dframed[:, :, pad : pad + H, pad : pad + W]
    db = dout.sum(axis=(0, 2, 3))
    return dx, dw, db
