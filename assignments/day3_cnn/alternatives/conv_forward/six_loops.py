# /// alternative
# note = "six plain loops over Python numbers, and a dict as cache"
# ///
import numpy as np


def conv2d_forward(x, w, b, stride=1, pad=0):
    N, C, H, W = x.shape
    F, _, kh, kw = w.shape
    Ho = int(1 + (H + 2 * pad - kh) / stride)
    Wo = int(1 + (W + 2 * pad - kw) / stride)
    out = np.zeros((N, F, Ho, Wo), dtype=x.dtype)
    for n in range(N):
        image = x[n].tolist()
        for f in range(F):
            weights = w[f].tolist()
            for i in range(Ho):
                for j in range(Wo):
                    total = 0.0
                    for c in range(C):
                        for u in range(kh):
                            row = i * stride + u - pad
                            if row < 0 or row >= H:
                                continue
                            for v in range(kw):
                                column = j * stride + v - pad
                                if 0 <= column < W:
                                    total += weights[c][u][v] * image[c][row][column]
                    out[n, f, i, j] = total + b[f]
    return out, {"x": x, "w": w, "stride": stride, "pad": pad}
