# /// mistake
# cause = "np.zeros without a dtype makes the gradients float64"
# test = "test_conv_backward_float32_and_layouts"
# hint.ko = "float32를 넣고 dx.dtype과 dw.dtype을 출력해 보세요. 그 배열을 만들 때 dtype은 누가 정했나요?"
# hint.en = "Put in float32 and print dx.dtype and dw.dtype. Who chose the dtype when those arrays were made?"
# ///
import numpy as np


def conv2d_backward(dout, cache):
    x, w, _, stride, pad = cache
    H, W = x.shape[2:]
    kh, kw = w.shape[2:]
    framed = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    dframed, dw = np.zeros(framed.shape), np.zeros(w.shape)
    for i in range(dout.shape[2]):
        for j in range(dout.shape[3]):
            rows, columns = slice(i * stride, i * stride + kh), slice(j * stride, j * stride + kw)
            d = dout[:, :, i, j]
            dw += np.einsum("nf,ncuv->fcuv", d, framed[:, :, rows, columns])
            dframed[:, :, rows, columns] += np.einsum("nf,fcuv->ncuv", d, w)
    dx = dframed[:, :, pad : pad + H, pad : pad + W]
    db = dout.sum(axis=(0, 2, 3))
    return dx, dw, db
