# /// mistake
# cause = "gives train_transform to the validation examples as well"
# test = "test_loaders_transform"
# signature.val_transformed = [1, 1]
# hint.ko = """\
# 검증 점수는 늘 같은 시험지로 재야 비교할 수 있어요. 검증 예제는 원래 모습으로 나오나요?"""
# hint.en = """\
# Validation scores can be compared only when the test paper stays the same. Do validation examples come out as they
# were?"""
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
    train_loader = DataLoader(train_set, batch_size=batch_size, shuffle=True, generator=generator)
    return train_loader, DataLoader(ArrayDataset(X[val], y[val], train_transform), batch_size=batch_size)
