# /// mistake
# cause = "the training part holds the validation examples too"
# test = "test_loaders_partition"
# signature.overlap = [1, 9999]
# signature.missing = [0, 0]
# hint.ko = """\
# 검증 예제를 훈련 중에 이미 보지 않았나요? 두 로더에서 나온 예제의 개수를 더해 보세요."""
# hint.en = """\
# Could a validation example have been seen during training? Add up how many examples come out of the two loaders."""
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
    train_set = ArrayDataset(X, y, train_transform)
    train_loader = DataLoader(train_set, batch_size=batch_size, shuffle=True, generator=generator)
    return train_loader, DataLoader(ArrayDataset(X[val], y[val]), batch_size=batch_size)
