# /// mistake
# cause = "returns inside the loop, so only the first batch comes out"
# test = "test_batches_cover_the_epoch"
# hint.ko = """\
# 예제 5개를 2개씩 나누면 배치가 몇 개 나와야 하나요? 반복문 안에서 return을 만나면 나머지 반복은 어떻게 되나요?"""
# hint.en = """\
# How many batches should 5 examples make, 2 at a time? What happens to the rest of a loop when it meets a return?"""
# ///
import numpy as np


def iterate_minibatches(X, y, batch_size, rng, shuffle=True):
    order = rng.permutation(len(X)) if shuffle else np.arange(len(X))
    for start in range(0, len(X), batch_size):
        batch = order[start : start + batch_size]
        return X[batch], y[batch]
