# /// mistake
# cause = "draws one permutation for X and another for y"
# test = "test_loaders_pairs"
# signature.pairs_broken = [1, 9999]
# hint.ko = """\
# 세 번째 사진의 정답은 섞은 뒤에도 그 사진을 따라다니나요? 순서를 몇 번 뽑았는지 세어 보세요."""
# hint.en = """\
# Does the label of the third picture still travel with that picture after shuffling? Count how often you draw an
# order."""
# ///
def make_loaders(X, y, batch_size, val_ratio, seed, train_transform=None):
    rng = np.random.default_rng(seed)
    X, y = rng.permutation(X), rng.permutation(y)
    train, val = [], []
    for label in np.unique(y):
        numbers = rng.permutation(np.flatnonzero(y == label))
        n_val = round(val_ratio * len(numbers))
        val.extend(numbers[:n_val])
        train.extend(numbers[n_val:])
    generator = torch.Generator().manual_seed(seed)
    train_set = ArrayDataset(X[train], y[train], train_transform)
    train_loader = DataLoader(train_set, batch_size=batch_size, shuffle=True, generator=generator)
    return train_loader, DataLoader(ArrayDataset(X[val], y[val]), batch_size=batch_size)
