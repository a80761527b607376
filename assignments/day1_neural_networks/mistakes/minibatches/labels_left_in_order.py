# /// mistake
# cause = "shuffles X and leaves y as it was"
# test = "test_batches_keep_pairs"
# hint.ko = "섞은 것은 X뿐인가요? 작은 데이터로 xb와 yb를 나란히 출력해 보세요."
# hint.en = "Is X all that you shuffled? Print xb next to yb for a small data set."
# ///
import numpy as np


def iterate_minibatches(X, y, batch_size, rng, shuffle=True):
    order = np.arange(len(X))
    if shuffle:
        rng.shuffle(order)
    X = X[order]
    for start in range(0, len(X), batch_size):
        yield X[start : start + batch_size], y[start : start + batch_size]
