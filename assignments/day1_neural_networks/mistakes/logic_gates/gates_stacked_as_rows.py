# /// mistake
# cause = "puts the answers of NAND and OR below each other, as (2, N)"
# test = "test_xor"
# hint.ko = """\
# AND는 한 행에 입력이 두 개인 (N, 2) 배열을 기다려요. 여러분이 AND에 넣은 배열의 모양을 출력해 보세요. 두 게이트의 \
# 답은 행이 되었나요, 열이 되었나요?"""
# hint.en = """\
# AND waits for an array (N, 2) with two inputs per row. Print the shape of the array that you give it: did the \
# answers of the two gates become rows or columns?"""
# ///
import numpy as np


def XOR(x):
    return AND(np.array([NAND(x), OR(x)]))
