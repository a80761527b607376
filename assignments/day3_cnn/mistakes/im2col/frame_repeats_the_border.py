# /// mistake
# cause = "pads with the nearest pixels instead of zeros"
# test = "test_im2col_stride_and_pad"
# hint.ko = "테두리에는 어떤 값이 있어야 하나요? 모두 5인 이미지의 첫 행을 출력해 보세요."
# hint.en = "Which value belongs into the frame? Print the first row for an image of fives."
# ///
import numpy as np


def im2col(x, kh, kw, stride, pad):
    N, _, H, W = x.shape
    Ho, Wo = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
    framed = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)), mode="edge")
    rows = []
    for n in range(N):
        for i in range(Ho):
            for j in range(Wo):
                top, left = i * stride, j * stride
                window = framed[n, :, top : top + kh, left : left + kw]
                rows.append(window.ravel())
    return np.array(rows)
