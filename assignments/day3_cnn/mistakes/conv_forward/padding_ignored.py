# /// mistake
# cause = "takes pad as an argument and never uses it"
# test = "test_conv_same_size"
# hint.ko = "pad를 0에서 1로 바꾸면 out의 모양은 어떻게 달라져야 하나요? 여러분의 함수에서도 달라지나요?"
# hint.en = "How should the shape of out change when pad goes from 0 to 1? Does it change in your function?"
# ///
import numpy as np


def conv2d_forward(x, w, b, stride=1, pad=0):
    N, _, H, W = x.shape
    F, _, kh, kw = w.shape
    Ho, Wo = (H - kh) // stride + 1, (W - kw) // stride + 1
    out = np.zeros((N, F, Ho, Wo), x.dtype)
    for i in range(Ho):
        for j in range(Wo):
            patch = x[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw]
            out[:, :, i, j] = np.tensordot(patch, w, axes=([1, 2, 3], [1, 2, 3])) + b
    return out, (x, w, b)
