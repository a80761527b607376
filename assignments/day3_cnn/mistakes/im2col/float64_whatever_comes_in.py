# /// mistake
# cause = "np.zeros without a dtype makes the matrix float64"
# test = "test_im2col_float32_and_layouts"
# hint.ko = "float32 이미지를 넣고 cols.dtype을 출력해 보세요. 그 배열의 dtype은 누가 정했나요?"
# hint.en = "Put in a float32 image and print cols.dtype. Who chose the dtype of that array?"
# ///
import numpy as np


def im2col(x, kh, kw, stride, pad):
    N, C, H, W = x.shape
    Ho, Wo = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
    framed = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    cols = np.zeros((N, Ho, Wo, C, kh, kw))
    for u in range(kh):
        for v in range(kw):
            seen = framed[:, :, u : u + stride * Ho : stride, v : v + stride * Wo : stride]
            cols[..., u, v] = seen.transpose(0, 2, 3, 1)
    return cols.reshape(N * Ho * Wo, -1)
