# /// mistake
# cause = "multiplies x as it came, so only matrices work"
# test = "test_values_images"
# hint.ko = "이미지는 (N, C, H, W) 모양으로 들어와요. 예제 하나에 숫자가 몇 개 들어 있고, w의 행은 몇 개인가요?"
# hint.en = """\
# An image batch arrives as (N, C, H, W). How many numbers does one example have, and how many rows does w have?"""
# ///
import numpy as np


def affine_forward(x, w, b):
    out = np.dot(x, w) + b
    return out, (x, w)
