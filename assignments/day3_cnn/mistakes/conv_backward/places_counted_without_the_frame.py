# /// mistake
# cause = "computes the number of places from H and W without the padding"
# test = "test_conv_backward_pad"
# hint.ko = "dout.shape와 여러분의 반복문이 도는 횟수를 나란히 출력해 보세요. 두른 0도 세었나요?"
# hint.en = "Print dout.shape beside how often your loops run. Did you count the frame of zeros?"
# ///
import numpy as np


def conv2d_backward(dout, cache):
    x, w, _, stride, pad = cache
    H, W = x.shape[2:]
    kh, kw = w.shape[2:]
    framed = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    dframed, dw = np.zeros_like(framed), np.zeros_like(w)
    Ho, Wo = (H - kh) // stride + 1, (W - kw) // stride + 1
    for i in range(Ho):
        for j in range(Wo):
            rows, columns = slice(i * stride, i * stride + kh), slice(j * stride, j * stride + kw)
            d = dout[:, :, i, j]
            dw += np.einsum("nf,ncuv->fcuv", d, framed[:, :, rows, columns])
            dframed[:, :, rows, columns] += np.einsum("nf,fcuv->ncuv", d, w)
    dx = dframed[:, :, pad : pad + H, pad : pad + W]
    db = dout.sum(axis=(0, 2, 3))
    return dx, dw, db
