# /// mistake
# cause = "shuffles with np.random and not with rng"
# test = "test_order_of_epochs"
# hint.ko = "난수를 어디에서 뽑나요? 같은 seed의 rng를 다시 주면 같은 순서가 나오나요?"
# hint.en = "Where do your random numbers come from? Does a new rng of the same seed repeat your order?"
# ///
import numpy as np


def iterate_minibatches(X, y, batch_size, rng, shuffle=True):
    order = np.random.permutation(len(X)) if shuffle else np.arange(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        yield X[rows], y[rows]
