# /// mistake
# cause = "np.zeros without a dtype makes every output and gradient float64"
# test = "test_pool_float32_and_layouts"
# hint.ko = "float32 이미지를 넣고 out.dtype을 출력해 보세요. 결과 배열의 dtype은 누가 정했나요?"
# hint.en = "Put in a float32 image and print out.dtype. Who chose the dtype of that array?"
# ///
import numpy as np


def maxpool2d_forward(x, k, stride):
    kh, kw = (k, k) if isinstance(k, int) else k
    N, C, H, W = x.shape
    Ho, Wo = (H - kh) // stride + 1, (W - kw) // stride + 1
    out = np.zeros((N, C, Ho, Wo))
    for i in range(Ho):
        for j in range(Wo):
            window = x[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw]
            out[:, :, i, j] = window.max(axis=(2, 3))
    return out, (x, kh, kw, stride)
