# /// mistake
# cause = "dx: writes instead of adding, in a loop over filters: only the last filter of the last window is left"
# test = "test_conv_backward_dx"
# hint.ko = "`dx`의 한 칸에는 창마다, 또 필터마다 차례가 와요. 두 번째 차례에, 첫 번째가 남긴 기울기는 어떻게 되나요?"
# hint.en = """\
# The loop comes to the same entry of `dx` many times: for each window, and for each filter. At the second visit, what \
# becomes of what the first one left?"""
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
            for f in range(len(w)):
                d = dout[:, f, i, j][:, None, None, None]
                dw[f] += (d * framed[:, :, rows, columns]).sum(axis=0)
                dframed[:, :, rows, columns] = d * w[f]
    dx = dframed[:, :, pad : pad + H, pad : pad + W]
    db = dout.sum(axis=(0, 2, 3))
    return dx, dw, db
