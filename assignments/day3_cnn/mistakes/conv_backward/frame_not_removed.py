# /// mistake
# cause = "dx still has the frame of zeros around it"
# test = "test_conv_backward_dx"
# hint.ko = "dx.shape와 x.shape를 나란히 출력해 보세요. 남는 행과 열은 누구의 기울기인가요?"
# hint.en = "Print dx.shape beside x.shape. Whose gradient is in the rows and columns left over?"
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
    db = dout.sum(axis=(0, 2, 3))
    return dframed, dw, db
