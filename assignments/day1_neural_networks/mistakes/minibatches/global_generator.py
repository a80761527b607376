# /// mistake
# cause = "shuffles with np.random instead of the rng that it was given"
# test = "test_batches_order"
# hint.ko = "같은 시드의 rng를 두 번 넣으면 같은 순서가 나와야 해요. 섞을 때 누구의 난수를 쓰나요?"
# hint.en = "Two rngs with the same seed must give the same order. Whose random numbers do you shuffle with?"
# ///
import numpy as np


def iterate_minibatches(X, y, batch_size, rng, shuffle=True):
    order = np.random.permutation(len(X)) if shuffle else np.arange(len(X))
    for start in range(0, len(X), batch_size):
        batch = order[start : start + batch_size]
        yield X[batch], y[batch]
