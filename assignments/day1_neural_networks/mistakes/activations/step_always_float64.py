# /// mistake
# cause = "step gives float64 even where float32 comes in"
# test = "test_activation_dtypes"
# hint.ko = """\
# step에 float32 배열을 넣고 나온 배열의 dtype을 출력해 보세요. 0과 1로 바꿀 때 그 dtype은 누가 정했나요?"""
# hint.en = """\
# Put a float32 array into step and print the dtype of what comes out. Who chose that dtype when the answers became 0 \
# and 1?"""
# ///
import numpy as np


def step(x):
    return np.where(x > 0, 1.0, 0.0)
