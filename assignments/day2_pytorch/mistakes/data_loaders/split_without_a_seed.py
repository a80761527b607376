# /// mistake
# cause = "splits by the global generator of NumPy"
# test = "test_loaders_seed"
# signature.split_differs = [1, 999]
# hint.ko = """\
# 내일 같은 seed로 다시 실행하면 오늘의 검증 예제가 내일의 훈련 예제가 되지 않나요?"""
# hint.en = """\
# Run it again tomorrow with the same seed. Could an example of today's validation part be in tomorrow's training
# part?"""
# ///
def make_loaders(X, y, batch_size, val_ratio, seed, train_transform=None):
    train, val = [], []
    for label in np.unique(y):
        numbers = np.random.permutation(np.flatnonzero(y == label))
        n_val = round(val_ratio * len(numbers))
        val.extend(numbers[:n_val])
        train.extend(numbers[n_val:])
    generator = torch.Generator().manual_seed(seed)
    train_set = ArrayDataset(X[train], y[train], train_transform)
    train_loader = DataLoader(train_set, batch_size=batch_size, shuffle=True, generator=generator)
    return train_loader, DataLoader(ArrayDataset(X[val], y[val]), batch_size=batch_size)
