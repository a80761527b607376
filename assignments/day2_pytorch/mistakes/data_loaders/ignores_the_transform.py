# /// mistake
# cause = "never applies train_transform"
# test = "test_loaders_transform"
# signature.train_transformed = [0, 0]
# signature.val_transformed = [0, 0]
# hint.ko = """\
# 받은 인자 가운데 한 번도 쓰지 않은 것이 있나요?"""
# hint.en = """\
# Is there an argument that you never use?"""
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
    train_set = ArrayDataset(X[train], y[train])
    train_loader = DataLoader(train_set, batch_size=batch_size, shuffle=True, generator=generator)
    return train_loader, DataLoader(ArrayDataset(X[val], y[val]), batch_size=batch_size)
