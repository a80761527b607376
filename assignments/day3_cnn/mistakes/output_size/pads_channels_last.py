# /// mistake
# cause = "frames axes 1 and 2, as if the channels came last"
# test = "test_output_size_padding"
# hint.ko = "NCHW라는 이름의 글자는 축의 순서예요. H와 W는 몇 번째 축인가요?"
# hint.en = "The letters NCHW are the order of the axes. At which positions are H and W?"
# ///
import numpy as np


def pad_nchw(x, pad, value=0.0):
    return np.pad(x, ((0, 0), (pad, pad), (pad, pad), (0, 0)), constant_values=value)
