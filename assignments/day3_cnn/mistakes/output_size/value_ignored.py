# /// mistake
# cause = "always frames with zeros"
# test = "test_output_size_padding"
# hint.ko = "value에 9를 넣고 결과를 출력해 보세요. 그 값이 함수 안의 어디에서 쓰이나요?"
# hint.en = "Put 9 into value and print the result. Where in your function is it used?"
# ///
import numpy as np


def pad_nchw(x, pad, value=0.0):
    return np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
