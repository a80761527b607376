# /// mistake
# cause = "db counts the outputs, as if dout were all ones"
# test = "test_conv_backward_db"
# hint.ko = "손실이 어떤 출력에는 더 민감하고 어떤 출력에는 덜 민감해요. db의 식에 그 정보가 들어 있나요?"
# hint.en = "The loss minds some outputs more than others. Is that in your db?"
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
    db = np.ones_like(dout).sum(axis=(0, 2, 3))
    return dx, dw, db
