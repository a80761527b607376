# /// mistake
# cause = "NumPy's float64 goes through to the tensor"
# test = "test_layout_of_tables"
# hint.ko = """\
# 결과의 dtype을 출력해 보세요. NumPy와 PyTorch의 기본 실수 자료형은 같은가요?"""
# hint.en = """\
# Print the dtype of your result. Do NumPy and PyTorch agree on what a float is by default?"""
# ///
import numpy as np
import torch


def tabular(rows):
    return torch.from_numpy(np.array(rows, dtype=float))
