# /// mistake
# cause = "shuffles the validation loader and not the training loader"
# test = "test_loaders_order"
# signature.train_moves = [0, 0]
# signature.val_moves = [1, 9999]
# hint.ko = """\
# 두 로더 중 epoch마다 순서를 바꿔야 하는 것은 무엇인가요? 왜 그쪽일까요?"""
# hint.en = """\
# Which of the two loaders needs a new order every epoch, and why that one?"""
# ///
def make_loaders(X, y, batch_size, val_ratio, seed, train_transform=None):
    rng = np.random.default_rng(seed)
    train, val = [], []
    for label in np.unique(y):
        numbers = rng.permutation(np.flatnonzero(y == label))
        n_val = round(val_ratio * len(numbers))
        val.extend(numbers[:n_val])
        train.extend(numbers[n_val:])
    generator = torch.Generator().manual_seed(seed)
    train_set = ArrayDataset(X[train], y[train], train_transform)
    train_loader = DataLoader(train_set, batch_size=batch_size, generator=generator)
    return train_loader, DataLoader(ArrayDataset(X[val], y[val]), batch_size=batch_size, shuffle=True)
