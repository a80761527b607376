# /// mistake
# cause = "shuffles the caller's own arrays"
# test = "test_every_example_once"
# hint.ko = "한 epoch 뒤에 훈련 데이터의 순서가 그대로인가요?"
# hint.en = "After one epoch, is the training set still in its original order?"
# ///
def iterate_minibatches(X, y, batch_size, rng, shuffle=True):
    if shuffle:
        order = rng.permutation(len(X))
        X[:], y[:] = X[order], y[order]
    for start in range(0, len(X), batch_size):
        yield X[start : start + batch_size].copy(), y[start : start + batch_size].copy()
