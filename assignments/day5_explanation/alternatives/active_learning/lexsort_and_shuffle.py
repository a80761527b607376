# /// alternative
# note = "entropy through nan_to_num, lexsort for ties; one copy whose column is shuffled and put back"
# ///
import numpy as np


def entropy_sampling(probs, k):
    with np.errstate(divide="ignore", invalid="ignore"):
        entropy = np.nan_to_num(-probs * np.log(probs)).sum(axis=1)
    return np.lexsort((np.arange(len(probs)), -entropy))[:k]


def permutation_importance(predict, X, y, rng, n_repeats=5):
    before, work, drops = np.mean(predict(X) == y), X.copy(), []
    for j in range(X.shape[1]):
        after = []
        for _ in range(n_repeats):
            rng.shuffle(work[:, j])
            after.append(np.mean(predict(work) == y))
        work[:, j] = X[:, j]
        drops.append(before - np.mean(after))
    return np.array(drops)
