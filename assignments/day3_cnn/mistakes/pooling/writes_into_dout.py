# /// mistake
# cause = "divides the caller's dout in place"
# test = "test_pool_arguments_unchanged"
# hint.ko = "역전파를 부르기 전과 후에 dout을 출력해 보세요. /=는 누구의 배열을 고치나요?"
# hint.en = "Print dout before and after the backward call. Whose array does /= edit?"
# ///
import numpy as np


def avgpool2d_backward(dout, cache):
    shape, kh, kw, stride = cache
    dout /= kh * kw
    dx = np.zeros(shape, dtype=dout.dtype)
    for i in range(dout.shape[2]):
        for j in range(dout.shape[3]):
            top, left = i * stride, j * stride
            dx[:, :, top : top + kh, left : left + kw] += dout[:, :, i, j, None, None]
    return dx
