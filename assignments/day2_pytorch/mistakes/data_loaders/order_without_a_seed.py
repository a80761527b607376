# /// mistake
# cause = "shuffles the training loader by the global generator"
# test = "test_loaders_seed"
# signature.global_moved = [0, 0]
# signature.split_differs = [0, 0]
# signature.order_differs = [1, 999]
# signature.train_moves = [1, 999]
# hint.ko = """\
# 분할은 seed를 따르네요. 그렇다면 훈련 로더가 섞을 때 쓰는 난수는 어디에서 오나요?"""
# hint.en = """\
# Your split follows the seed. And where do the random numbers come from by which the training loader shuffles?"""
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
    train_loader = DataLoader(train_set, batch_size=batch_size, shuffle=True)
    return train_loader, DataLoader(ArrayDataset(X[val], y[val]), batch_size=batch_size)
