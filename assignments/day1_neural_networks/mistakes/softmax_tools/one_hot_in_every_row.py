# /// mistake
# cause = "writes out[:, y] = 1, which fills the columns of all labels in every row"
# test = "test_one_hot_and_predict"
# hint.ko = """\
# one_hot(np.array([2, 0]), 3)을 출력해 보세요. 한 행에 1이 몇 개 있나요? out[:, y]는 어느 행들을 가리키나요?"""
# hint.en = "Print one_hot(np.array([2, 0]), 3). How many ones are there in a row? Which rows does out[:, y] refer to?"
# ///
import numpy as np


def one_hot(y, num_classes):
    out = np.zeros((len(y), num_classes))
    out[:, y] = 1
    return out
