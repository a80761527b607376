# /// mistake
# cause = "steps over range(0, H, stride) of the unpadded image instead of over the output places"
# test = "test_conv_without_padding"
# hint.ko = "바깥 반복문이 몇 번 도나요? out의 행이 몇 개인지와 견주어 보세요. pad=0일 때도 같은가요?"
# hint.en = """\
# How many times does your outer loop run? Compare with the number of rows of out. Are they equal where pad is 0?"""
# ///
import numpy as np


def conv2d_forward(x, w, b, stride=1, pad=0):
    N, _, H, W = x.shape
    F, _, kh, kw = w.shape
    Ho, Wo = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
    xp = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    out = np.zeros((N, F, Ho, Wo), x.dtype)
    for n in range(N):
        for f in range(F):
            for i in range(0, H, stride):
                for j in range(0, W, stride):
                    patch = xp[n, :, i : i + kh, j : j + kw]
                    out[n, f, i // stride, j // stride] = np.sum(patch * w[f]) + b[f]
    return out, (x, w, b)
