# /// mistake
# cause = "splits one permutation of all examples, so that the shares of the classes vary"
# test = "test_loaders_stratified"
# signature.pairs_broken = [0, 0]
# signature.share_off = [1.01, 99]
# signature.seed_moves = [1, 99]
# signature.overlap = [0, 0]
# signature.missing = [0, 0]
# signature.split_differs = [0, 0]
# hint.ko = """\
# 전체를 한 번에 섞어 나누었을 때, 예제가 6개뿐인 클래스에서 검증용으로 몇 개가 뽑힐지 정해져 있나요?"""
# hint.en = """\
# You shuffle everything at once and cut. Is it certain how many examples of a class with only 6 of them are kept?"""
# ///
def make_loaders(X, y, batch_size, val_ratio, seed, train_transform=None):
    numbers = np.random.default_rng(seed).permutation(len(y))
    n_val = round(val_ratio * len(y))
    val, train = numbers[:n_val], numbers[n_val:]
    generator = torch.Generator().manual_seed(seed)
    train_set = ArrayDataset(X[train], y[train], train_transform)
    train_loader = DataLoader(train_set, batch_size=batch_size, shuffle=True, generator=generator)
    return train_loader, DataLoader(ArrayDataset(X[val], y[val]), batch_size=batch_size)
