# /// mistake
# cause = "assigns with = inside of the loop over channels, so that only the last one stays"
# test = "test_conv_same_size"
# hint.ko = "채널마다 구한 값이 다음 채널을 계산할 때 남아 있나요? 채널이 둘인 작은 이미지로 한 단계씩 출력해 보세요."
# hint.en = """\
# Is the value of one channel still there when the next one is done? Print it step by step for an image with two \
# channels."""
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
                    out[:, f, i, j] = np.sum(patch * w[f, c], axis=(1, 2)) + b[f]
    return out, (x, w, b)
