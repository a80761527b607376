# /// mistake
# cause = "shuffles always"
# test = "test_order_of_epochs"
# hint.ko = "shuffle=False로 부르면 어떤 순서여야 하나요? 인자 shuffle을 어디에서 쓰나요?"
# hint.en = "Which order should shuffle=False give? Where does your code use the argument shuffle?"
# ///
def iterate_minibatches(X, y, batch_size, rng, shuffle=True):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        yield X[rows], y[rows]
