# /// mistake
# cause = "cuts off one pixel on each side whatever pad is"
# test = "test_conv_backward_pad"
# hint.ko = "pad=2일 때 dx.shape를 출력해 보세요. 코드의 1은 어디에서 온 숫자인가요?"
# hint.en = "Print dx.shape for pad=2. Where does the 1 in your code come from?"
# ///
import numpy as np


def conv2d_backward(dout, cache):
    x, w, _, stride, pad = cache
    kh, kw = w.shape[2:]
    framed = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    dframed, dw = np.zeros_like(framed), np.zeros_like(w)
    for i in range(dout.shape[2]):
        for j in range(dout.shape[3]):
            rows, columns = slice(i * stride, i * stride + kh), slice(j * stride, j * stride + kw)
            d = dout[:, :, i, j]
            dw += np.einsum("nf,ncuv->fcuv", d, framed[:, :, rows, columns])
            dframed[:, :, rows, columns] += np.einsum("nf,fcuv->ncuv", d, w)
    dx = dframed[:, :, 1:-1, 1:-1]
    db = dout.sum(axis=(0, 2, 3))
    return dx, dw, db
