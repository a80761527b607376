# /// mistake
# cause = "treats b as a column, one bias per example"
# test = "test_values_matrix"
# hint.ko = "편향은 예제마다 하나인가요, 출력마다 하나인가요? b의 길이를 N, M과 견주어 보세요."
# hint.en = "Is there one bias per example or one per output? Compare the length of b with N and with M."
# ///
import numpy as np


def affine_forward(x, w, b):
    rows = x.reshape(len(x), -1)
    bias = np.resize(b, (len(x), 1))
    return rows @ w + bias, (x, w)
