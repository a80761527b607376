# /// mistake
# cause = "np.full with value=0.0 makes a float64 array whatever x is"
# test = "test_output_size_padding_dtypes"
# hint.ko = "float32나 uint8 이미지를 넣고 결과의 dtype을 출력해 보세요. 그 배열의 dtype은 누가 정했나요?"
# hint.en = "Put in a float32 or uint8 image and print the dtype of the result. Who chose the dtype of that array?"
# ///
import numpy as np


def pad_nchw(x, pad, value=0.0):
    N, C, H, W = x.shape
    out = np.full((N, C, H + 2 * pad, W + 2 * pad), float(value))
    out[:, :, pad : pad + H, pad : pad + W] = x
    return out
