# /// mistake
# cause = "leaves out the examples that do not fill a batch"
# test = "test_loaders_partition"
# signature.standardized = [0, 0]
# signature.overlap = [0, 0]
# signature.missing = [1, 9999]
# hint.ko = """\
# 예제 15개를 6개씩 묶으면 마지막에 몇 개가 남나요? 그 예제들은 어디로 갔나요?"""
# hint.en = """\
# Pack 15 examples in sixes. How many are left at the end, and where did they go?"""
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
    train_loader = DataLoader(train_set, batch_size=batch_size, shuffle=True, drop_last=True, generator=generator)
    return train_loader, DataLoader(ArrayDataset(X[val], y[val]), batch_size=batch_size)
