# /// mistake
# cause = "draws one order for X and another one for y"
# test = "test_batches_keep_pairs"
# hint.ko = "섞은 뒤에도 i번째 이미지와 i번째 레이블이 짝인가요?"
# hint.en = "Does image number i still have label number i after the shuffle?"
# ///
def iterate_minibatches(X, y, batch_size, rng, shuffle=True):
    if shuffle:
        X = rng.permutation(X)
        y = rng.permutation(y)
    for start in range(0, len(X), batch_size):
        yield X[start : start + batch_size], y[start : start + batch_size]
