# /// mistake
# cause = "seeds the global state as well"
# test = "test_global_state_is_left_alone"
# hint.ko = "여러분의 함수를 부르기 전과 후에 np.random.random()의 값이 왜 달라질까요?"
# hint.en = "Why does np.random.random() give another number once your function has been called?"
# ///
import numpy as np


def iterate_minibatches(X, y, batch_size, rng, shuffle=True):
    np.random.seed(0)
    order = rng.permutation(len(X)) if shuffle else np.arange(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        yield X[rows], y[rows]
