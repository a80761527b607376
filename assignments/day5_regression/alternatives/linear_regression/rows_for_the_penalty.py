# /// alternative
# note = "least squares with the penalty as rows below the data and a column of ones; R squared from means"
# ///
import numpy as np


def linear_regression(X, y, l2=0.0):
    n, d = X.shape
    shift = X[0].astype(float)
    data = np.hstack([X - shift, np.ones((n, 1))])
    penalty = np.hstack([np.sqrt(n * l2) * np.eye(d), np.zeros((d, 1))])
    target = np.concatenate([y - y[0], np.zeros(d)])
    answer, *_ = np.linalg.lstsq(np.vstack([data, penalty]), target, rcond=None)
    return answer[:d], answer[d] + y[0] - shift @ answer[:d]


def r2_score(y, pred):
    spread = np.mean(np.square(y - np.mean(y)))
    return 0 if spread == 0 else (spread - np.mean(np.square(pred - y))) / spread
