# /// mistake
# cause = "draws each batch anew from all examples"
# test = "test_batches_cover_the_epoch"
# hint.ko = "한 epoch 동안 두 번 나온 예제나 한 번도 나오지 않은 예제가 있나요?"
# hint.en = "Does an example come twice in one epoch, or not at all?"
# ///
import numpy as np


def iterate_minibatches(X, y, batch_size, rng, shuffle=True):
    n = len(X)
    for start in range(0, n, batch_size):
        size = min(batch_size, n - start)
        batch = rng.integers(0, n, size) if shuffle else np.arange(start, start + size)
        yield X[batch], y[batch]
