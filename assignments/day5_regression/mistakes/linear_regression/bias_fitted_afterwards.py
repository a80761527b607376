# /// mistake
# cause = "fits the weights without a bias and adds one afterwards"
# test = "test_regression_plain"
# hint.ko = """\
# w를 구할 때 편향이 있다는 것을 알고 있었나요? 편향이 있는 자료와 없는 자료에서 기울기는 같나요?"""
# hint.en = """\
# Did you know of the bias when you solved for w? Are the slopes the same with and without one?"""
# ///
import numpy as np


def linear_regression(X, y, l2=0.0):
    N, D = X.shape
    w = np.linalg.solve(X.T @ X + N * l2 * np.eye(D), X.T @ y)
    return w, np.mean(y - X @ w)
