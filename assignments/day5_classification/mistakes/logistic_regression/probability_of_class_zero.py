# /// mistake
# cause = "gives the probability of class 0"
# test = "test_predict_proba"
# hint.ko = """\
# 가중합이 아주 크면 확률은 0과 1 가운데 어디로 가야 하나요?"""
# hint.en = """\
# Where should the probability go when the weighted sum is very large?"""
# ///
import numpy as np


def predict_proba(X, w, b):
    z = -(X @ w + b)
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, small) / (1.0 + small)
