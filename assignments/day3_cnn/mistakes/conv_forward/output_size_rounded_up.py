# /// mistake
# cause = "rounds the output size up and fills what the window lacks with zeros"
# test = "test_conv_sizes_that_do_not_divide"
# hint.ko = """\
# 연필로 창을 옮겨 보세요. 마지막 자리에서 창이 이미지와 테두리 안에 다 들어가나요? 식의 기호는 올림인가요, \
# 내림인가요?"""
# hint.en = """\
# Move the window with a pencil: does it fit completely at the last place? Does the symbol in the formula round up \
# or down?"""
# ///
import numpy as np


def conv2d_forward(x, w, b, stride=1, pad=0):
    N, _, H, W = x.shape
    F, _, kh, kw = w.shape
    Ho = int(np.ceil((H + 2 * pad - kh) / stride)) + 1
    Wo = int(np.ceil((W + 2 * pad - kw) / stride)) + 1
    xp = np.pad(x, ((0, 0), (0, 0), (pad, pad + stride), (pad, pad + stride)))
    out = np.zeros((N, F, Ho, Wo), x.dtype)
    for i in range(Ho):
        for j in range(Wo):
            patch = xp[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw]
            out[:, :, i, j] = np.tensordot(patch, w, axes=([1, 2, 3], [1, 2, 3])) + b
    return out, (x, w, b)
