# /// alternative
# note = "plain Python with math.log and sorted; permutations of indices, errors counted"
# ///
import math

import numpy as np


def entropy_sampling(probs, k):
    def uncertainty(i):
        return sum(p * math.log(1 / p) for p in probs[i].tolist() if p > 0)

    return np.array(sorted(range(len(probs)), key=uncertainty, reverse=True)[:k], dtype=int)


def permutation_importance(predict, X, y, rng, n_repeats=5):
    n, d = X.shape
    wrong = np.count_nonzero(predict(X) != y)
    total = [0] * d
    for _ in range(n_repeats):
        for j in range(d):
            order = rng.permutation(n)
            columns = [X[order, c] if c == j else X[:, c] for c in range(d)]
            total[j] += np.count_nonzero(predict(np.stack(columns, axis=1)) != y) - wrong
    return np.array(total) / (n * n_repeats)
