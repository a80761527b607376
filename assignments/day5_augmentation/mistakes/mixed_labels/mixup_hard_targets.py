# /// mistake
# cause = "the class of the larger share only"
# test = "test_mixup"
# hint.ko = """\
# 이미지가 두 클래스를 6대 4로 담고 있으면 정답은 어떻게 되어야 하나요?"""
# hint.en = """\
# When an image is six parts of one class and four of another, what should its target say?"""
# ///
import numpy as np


def mixup(x, y, K, alpha, rng):
    lam = rng.beta(alpha, alpha)
    partner = rng.permutation(len(x))
    hard = np.eye(K)[y]
    return lam * x + (1 - lam) * x[partner], hard if lam >= 0.5 else hard[partner]
