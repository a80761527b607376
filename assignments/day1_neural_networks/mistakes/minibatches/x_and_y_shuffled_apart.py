# /// mistake
# cause = "draws one order for X and another for y"
# test = "test_every_example_once"
# hint.ko = "섞은 뒤에도 i번째 이미지와 i번째 레이블이 짝인가요?"
# hint.en = "After the shuffle, does image number i still have label number i?"
# ///
def iterate_minibatches(X, y, batch_size, rng, shuffle=True):
    if shuffle:
        X, y = X[rng.permutation(len(X))], y[rng.permutation(len(y))]
    for start in range(0, len(X), batch_size):
        yield X[start : start + batch_size], y[start : start + batch_size]
