# /// mistake
# cause = "normalises over the examples"
# test = "test_predict_proba"
# hint.ko = """\
# 예제의 확률을 모두 더하면 1이 되나요? 그래야 할까요?"""
# hint.en = """\
# Do the probabilities of all examples add up to 1? Should they?"""
# ///
import numpy as np


def predict_proba(X, w, b):
    z = X @ w + b
    e = np.exp(z - z.max())
    return e / e.sum()
