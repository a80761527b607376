# /// mistake
# cause = "gives the training examples in the same order in every epoch"
# test = "test_loaders_order"
# signature.standardized = [0, 0]
# signature.train_moves = [0, 0]
# signature.val_moves = [0, 0]
# hint.ko = """\
# 훈련 로더를 두 번 돌면서 나오는 순서를 비교해 보세요. 나눌 때 한 번 섞은 것으로 충분할까요?"""
# hint.en = """\
# Run through the training loader twice and compare the orders. Is it enough to have shuffled once, for the split?"""
# ///
def make_loaders(X, y, batch_size, val_ratio, seed, train_transform=None):
    rng = np.random.default_rng(seed)
    train, val = [], []
    for label in np.unique(y):
        numbers = rng.permutation(np.flatnonzero(y == label))
        n_val = round(val_ratio * len(numbers))
        val.extend(numbers[:n_val])
        train.extend(numbers[n_val:])
    train_set = ArrayDataset(X[train], y[train], train_transform)
    train_loader = DataLoader(train_set, batch_size=batch_size)
    return train_loader, DataLoader(ArrayDataset(X[val], y[val]), batch_size=batch_size)
