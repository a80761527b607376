# /// mistake
# cause = "divides one overflowing exponential by another"
# test = "test_predict_proba_large"
# hint.ko = """\
# 가중합이 1000이면 $e^{z}$는 얼마인가요? 1일차에 만든 안정적인 sigmoid를 떠올려 보세요."""
# hint.en = """\
# What is $e^{z}$ for a sum of 1000? Think of your stable sigmoid from day 1."""
# ///
import numpy as np


def predict_proba(X, w, b):
    z = np.exp(X @ w + b)
    return z / (1 + z)
