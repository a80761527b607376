# /// mistake
# cause = "leaves the examples in their order; what rng.permutation returns is not kept"
# test = "test_batches_order"
# hint.ko = """\
# shuffle=True로 부르고 yb를 차례로 출력해 보세요. 원래 순서와 달라졌나요? 섞은 순서는 어느 변수에 들어 있나요?"""
# hint.en = """\
# Call it with shuffle=True and print one yb after the other. Is it another order than before? Which variable holds \
# the shuffled order?"""
# ///
import numpy as np


def iterate_minibatches(X, y, batch_size, rng, shuffle=True):
    order = np.arange(len(X))
    if shuffle:
        rng.permutation(order)
    for start in range(0, len(X), batch_size):
        batch = order[start : start + batch_size]
        yield X[batch], y[batch]
