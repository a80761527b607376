# /// mistake
# cause = "dw: every image writes over the one before"
# test = "test_conv_backward_dw"
# hint.ko = "배치의 모든 이미지가 같은 필터를 썼어요. 두 번째 이미지를 처리하면 첫 이미지의 몫은 어디로 가나요?"
# hint.en = """\
# All images of the batch used the same filter. When you treat the second image, where does the share of the first \
# go?"""
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
            dw += np.einsum("f,cuv->fcuv", d[-1], framed[-1, :, rows, columns])
            dframed[:, :, rows, columns] += np.einsum("nf,fcuv->ncuv", d, w)
    dx = dframed[:, :, pad : pad + H, pad : pad + W]
    db = dout.sum(axis=(0, 2, 3))
    return dx, dw, db
