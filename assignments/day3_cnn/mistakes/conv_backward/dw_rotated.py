# /// mistake
# cause = "dw is rotated by 180 degrees, as if the filter had been flipped"
# test = "test_conv_backward_dw"
# hint.ko = "순전파는 창을 그대로 필터와 곱했어요. 필터의 왼쪽 위 숫자는 창의 어느 픽셀과 곱해졌나요?"
# hint.en = """\
# Forward multiplied the window with the filter as it is. Which pixel of the window met the filter's top left \
# number?"""
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
    db = dout.sum(axis=(0, 2, 3))
    return dx, dw[:, :, ::-1, ::-1], db
