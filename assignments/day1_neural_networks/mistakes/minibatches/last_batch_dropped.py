# /// mistake
# cause = "leaves out the last batch where it is smaller"
# test = "test_batches_cover_the_epoch"
# hint.ko = "이번 epoch에서 몇 개의 예제를 보았나요? N이 batch_size로 나누어떨어지지 않을 때 세어 보세요."
# hint.en = "How many of the examples were seen in this epoch? Count them where batch_size does not divide N."
# ///
import numpy as np


def iterate_minibatches(X, y, batch_size, rng, shuffle=True):
    order = rng.permutation(len(X)) if shuffle else np.arange(len(X))
    for i in range(len(X) // batch_size):
        batch = order[i * batch_size : (i + 1) * batch_size]
        yield X[batch], y[batch]
