# /// mistake
# cause = "sets the global seed of torch"
# test = "test_loaders_seed"
# signature.global_moved = [1, 9]
# signature.split_differs = [0, 0]
# hint.ko = """\
# 이 함수를 부르기 전에 누군가 torch.manual_seed로 정해 둔 난수는 부른 뒤에도 그대로 이어지나요?"""
# hint.en = """\
# Somebody has chosen a global seed before they call your function. Do their random numbers go on as if you had not
# been there?"""
# ///
def make_loaders(X, y, batch_size, val_ratio, seed, train_transform=None):
    rng = np.random.default_rng(seed)
    train, val = [], []
    for label in np.unique(y):
        numbers = rng.permutation(np.flatnonzero(y == label))
        n_val = round(val_ratio * len(numbers))
        val.extend(numbers[:n_val])
        train.extend(numbers[n_val:])
    torch.manual_seed(seed)
    train_set = ArrayDataset(X[train], y[train], train_transform)
    train_loader = DataLoader(train_set, batch_size=batch_size, shuffle=True)
    return train_loader, DataLoader(ArrayDataset(X[val], y[val]), batch_size=batch_size)
