# /// mistake
# cause = "standardises with mean and standard deviation of all data before the split"
# test = "test_loaders_pairs"
# signature.standardized = [1, 9999]
# hint.ko = """\
# 평균을 구할 때 어떤 예제들이 들어갔나요? 검증 예제가 거기에 있어도 될까요? 그리고 이 문제에서 값을 바꾸기로 했는지도
# 다시 읽어 보세요."""
# hint.en = """\
# Which examples were allowed to influence the mean, and should validation examples be among them? Then read again
# whether this exercise changes the numbers at all."""
# ///
def make_loaders(X, y, batch_size, val_ratio, seed, train_transform=None):
    rng = np.random.default_rng(seed)
    train, val = [], []
    for label in np.unique(y):
        numbers = rng.permutation(np.flatnonzero(y == label))
        n_val = round(val_ratio * len(numbers))
        val.extend(numbers[:n_val])
        train.extend(numbers[n_val:])
    X = (X - X.mean(axis=0)) / X.std(axis=0)
    generator = torch.Generator().manual_seed(seed)
    train_set = ArrayDataset(X[train], y[train], train_transform)
    train_loader = DataLoader(train_set, batch_size=batch_size, shuffle=True, generator=generator)
    return train_loader, DataLoader(ArrayDataset(X[val], y[val]), batch_size=batch_size)
