# /// mistake
# cause = "takes the last rows for validation, without shuffling"
# test = "test_loaders_stratified"
# signature.standardized = [0, 0]
# signature.classes_missing = [1, 99]
# signature.seed_moves = [0, 0]
# signature.overlap = [0, 0]
# hint.ko = """\
# 데이터가 클래스 순서대로 정렬되어 있으면 맨 뒤의 예제들은 어떤 클래스일까요? 나눈 양쪽에 모든 클래스가 있나요?"""
# hint.en = """\
# Where the data is sorted by class, which classes stand at the end? Are all classes present on both sides of your
# split?"""
# ///
def make_loaders(X, y, batch_size, val_ratio, seed, train_transform=None):
    cut = len(y) - round(val_ratio * len(y))
    generator = torch.Generator().manual_seed(seed)
    train_set = ArrayDataset(X[:cut], y[:cut], train_transform)
    train_loader = DataLoader(train_set, batch_size=batch_size, shuffle=True, generator=generator)
    return train_loader, DataLoader(ArrayDataset(X[cut:], y[cut:]), batch_size=batch_size)
