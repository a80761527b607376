# /// mistake
# cause = "makes a generator of its own with a fixed seed"
# test = "test_order_of_epochs"
# hint.ko = "순서를 언제 정하나요? 받은 rng를 쓰고 있나요?"
# hint.en = "When is the order drawn, and from which generator? Is it the one that was handed to you?"
# ///
import numpy as np


def iterate_minibatches(X, y, batch_size, rng, shuffle=True):
    order = np.random.default_rng(0).permutation(len(X)) if shuffle else np.arange(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        yield X[rows], y[rows]
