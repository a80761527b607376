# /// mistake
# cause = "fills an array of np.zeros, which is float64 even for float32 inputs"
# test = "test_forward_float32_and_layouts"
# hint.ko = """\
# float32를 넣었을 때 나온 배열의 dtype을 출력해 보세요. 그 배열은 어디에서 만들어졌고, 그때 dtype은 누가 정했나요?"""
# hint.en = """\
# Put in float32 and print the dtype of what comes out. Where was that array made, and who chose its dtype there?"""
# ///
import numpy as np


def affine_forward(x, w, b):
    out = np.zeros((x.shape[0], w.shape[1]))
    out += x.reshape(x.shape[0], -1).dot(w)
    out += b
    return out, (x, w)
