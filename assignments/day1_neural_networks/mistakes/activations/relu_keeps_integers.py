# /// mistake
# cause = "np.maximum(0, x) gives integers where integers come in"
# test = "test_activation_dtypes"
# hint.ko = """\
# 정수 배열을 넣고 나온 배열의 dtype을 출력해 보세요. 문제에서는 정수가 들어오면 어떤 dtype으로 답하라고 했나요?"""
# hint.en = """\
# Put an array of integers in and print the dtype of what comes out. Which dtype does the exercise ask for when \
# integers come in?"""
# ///
import numpy as np


def relu(x):
    return np.maximum(0, x)
