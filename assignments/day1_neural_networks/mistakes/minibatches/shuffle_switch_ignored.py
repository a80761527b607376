# /// mistake
# cause = "shuffles whatever shuffle says"
# test = "test_batches_order"
# hint.ko = "shuffle=False로 부르면 yb가 어떤 순서로 나와야 하나요?"
# hint.en = "In which order should yb come when you call with shuffle=False?"
# ///
def iterate_minibatches(X, y, batch_size, rng, shuffle=True):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        batch = order[start : start + batch_size]
        yield X[batch], y[batch]
