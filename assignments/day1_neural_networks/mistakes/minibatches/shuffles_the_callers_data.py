# /// mistake
# cause = "writes the shuffled rows into the arrays that it was given"
# test = "test_batches_leave_the_data"
# hint.ko = "한 epoch 뒤에 훈련 데이터의 순서가 처음 그대로인가요? X[:] = ...는 누구의 배열을 바꾸나요?"
# hint.en = "After one epoch, is the training set still in its original order? Whose array does X[:] = ... change?"
# ///
def iterate_minibatches(X, y, batch_size, rng, shuffle=True):
    if shuffle:
        order = rng.permutation(len(X))
        X[:] = X[order]
        y[:] = y[order]
    for start in range(0, len(X), batch_size):
        yield X[start : start + batch_size], y[start : start + batch_size]
