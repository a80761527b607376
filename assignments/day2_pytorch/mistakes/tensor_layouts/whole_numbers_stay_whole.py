# /// mistake
# cause = "a table of integers becomes an int64 tensor"
# test = "test_layout_of_tables"
# hint.ko = """\
# 정수만 있는 표를 넣고 dtype을 출력해 보세요. 가중치와 곱할 수 있는 자료형인가요?"""
# hint.en = """\
# Put in a table of integers and print the dtype. Could it be multiplied with weights?"""
# ///
import numpy as np
import torch


def tabular(rows):
    return torch.tensor(np.array(rows).tolist())
