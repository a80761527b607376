# /// mistake
# cause = "reshapes the (N Ho Wo, F) product of im2col to (N, F, Ho, Wo) without moving the filter axis"
# test = "test_conv_same_size"
# hint.ko = "행렬곱의 결과에서 가장 빨리 변하는 축은 무엇인가요? reshape는 축의 순서를 바꿔 주나요?"
# hint.en = "In the result of your matrix product, which axis runs fastest? Does reshape change the order of the axes?"
# ///
import numpy as np


def conv2d_forward(x, w, b, stride=1, pad=0):
    N, _, H, W = x.shape
    F, _, kh, kw = w.shape
    Ho, Wo = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
    xp = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    rows = []
    for n in range(N):
        for i in range(Ho):
            for j in range(Wo):
                rows.append(xp[n, :, i * stride : i * stride + kh, j * stride : j * stride + kw].ravel())
    out = np.array(rows) @ w.reshape(F, -1).T + b
    return out.reshape(N, F, Ho, Wo), (x, w, b)
