# /// mistake
# cause = "leaves out the last, smaller batch"
# test = "test_every_example_once"
# hint.ko = "이번 epoch에서 몇 개의 예제를 보았나요? N과 같은가요?"
# hint.en = "How many of the examples were seen in this epoch? Is it N?"
# ///
import numpy as np


def iterate_minibatches(X, y, batch_size, rng, shuffle=True):
    order = rng.permutation(len(X)) if shuffle else np.arange(len(X))
    for i in range(len(X) // batch_size):
        rows = order[i * batch_size : (i + 1) * batch_size]
        yield X[rows], y[rows]
