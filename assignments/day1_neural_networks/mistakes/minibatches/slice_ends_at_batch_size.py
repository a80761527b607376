# /// mistake
# cause = "slices start : batch_size, which is empty from the second batch on"
# test = "test_batches_cover_the_epoch"
# hint.ko = """\
# start가 4이고 batch_size가 4일 때 order[start:batch_size]를 출력해 보세요. 콜론 뒤의 수는 개수인가요, 끝나는 \
# 자리인가요?"""
# hint.en = """\
# Print order[start:batch_size] for start = 4 and batch_size = 4. Is the number after the colon a count, or the place \
# where the slice ends?"""
# ///
import numpy as np


def iterate_minibatches(X, y, batch_size, rng, shuffle=True):
    order = rng.permutation(len(X)) if shuffle else np.arange(len(X))
    for start in range(0, len(X), batch_size):
        batch = order[start:batch_size]
        yield X[batch], y[batch]
