# /// mistake
# cause = "np.pad(x, pad), which frames the batch and the channels too"
# test = "test_output_size_padding"
# hint.ko = "결과의 shape를 출력해 보세요. 네 축 가운데 그림에 해당하는 축은 어느 둘인가요?"
# hint.en = "Print the shape of the result. Which two of the four axes are the picture?"
# ///
import numpy as np


def pad_nchw(x, pad, value=0.0):
    return np.pad(x, pad, constant_values=value)
