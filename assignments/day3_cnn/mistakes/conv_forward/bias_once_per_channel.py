# /// mistake
# cause = "adds the bias inside of the loop over channels, so C times"
# test = "test_conv_same_size"
# hint.ko = "x를 모두 0으로 넣고 채널 수만 바꿔 보세요. out은 식대로라면 채널 수에 따라 달라지나요?"
# hint.en = """\
# Put in an x that is all zeros and change only the number of channels. By the formula, does out depend on it?"""
# ///
import numpy as np


def conv2d_forward(x, w, b, stride=1, pad=0):
    N, C, H, W = x.shape
    F, _, kh, kw = w.shape
    Ho, Wo = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
    xp = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    out = np.zeros((N, F, Ho, Wo), x.dtype)
    for f in range(F):
        for c in range(C):
            for i in range(Ho):
                for j in range(Wo):
                    patch = xp[:, c, i * stride : i * stride + kh, j * stride : j * stride + kw]
                    out[:, f, i, j] += np.sum(patch * w[f, c], axis=(1, 2)) + b[f]
    return out, (x, w, b)
