# /// mistake
# cause = "lays alpha out as (1, C, 1, 1) for matrices (N, C), too"
# test = "test_prelu_values"
# hint.ko = """\
# 이미지에서는 맞지만 표 (N, C)도 들어와요. 그때 alpha * x의 모양을 출력해 보세요. alpha에 붙일 축의 수는 무엇에 따라 \
# 달라져야 하나요?"""
# hint.en = """\
# Images are right, but a table (N, C) may come in as well. Print the shape of alpha * x for one. On what should the \
# number of axes that you add to alpha depend?"""
# ///
import numpy as np


def prelu(x, alpha):
    return np.where(x > 0, x, alpha.reshape(1, -1, 1, 1) * x)
