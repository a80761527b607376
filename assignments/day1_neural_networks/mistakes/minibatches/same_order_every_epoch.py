# /// mistake
# cause = "makes a generator with a fixed seed of its own in every call"
# test = "test_batches_order"
# hint.ko = "순서를 한 번만 정하나요, epoch마다 정하나요? 받은 rng를 쓰고 있나요?"
# hint.en = "When is the new order drawn: once, or once per epoch? Is the rng that you were given used at all?"
# ///
import numpy as np


def iterate_minibatches(X, y, batch_size, rng, shuffle=True):
    order = np.arange(len(X))
    if shuffle:
        order = np.random.default_rng(0).permutation(len(X))
    for start in range(0, len(X), batch_size):
        batch = order[start : start + batch_size]
        yield X[batch], y[batch]
