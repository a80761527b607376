# /// mistake
# cause = "db is the mean over batch and places"
# test = "test_conv_backward_db"
# hint.ko = "편향을 1만큼 올리면 출력 몇 개가 1씩 올라가나요? 그 몫들은 어떻게 합쳐지나요?"
# hint.en = "Raise a bias by 1: how many outputs rise by 1? How do their shares combine?"
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
            dframed[:, :, rows, columns] += np.einsum("nf,fcuv->ncuv", d, w)
    dx = dframed[:, :, pad : pad + H, pad : pad + W]
    db = dout.mean(axis=(0, 2, 3))
    return dx, dw, db
