# /// mistake
# cause = "updates w and b inside the backward pass"
# test = "test_conv_backward_arguments_unchanged"
# hint.ko = "역전파를 부르기 전과 후에 w를 출력해 보세요. 가중치를 옮기는 일은 누구의 몫인가요?"
# hint.en = "Print w before and after the backward call. Whose job is it to move the weights?"
# ///
import numpy as np


def conv2d_backward(dout, cache):
    x, w, b, stride, pad = cache
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
    db = dout.sum(axis=(0, 2, 3))
    w -= 0.01 * dw
    b -= 0.01 * db
    return dx, dw, db
