# /// mistake
# cause = "applies the transform to every example when the dataset is made"
# test = "test_dataset_transform"
# signature.repeated_transform = [1, 1]
# hint.ko = """\
# 사진을 무작위로 뒤집는 transform이라면, 두 번째 epoch에서 같은 사진이 다르게 뒤집힐 기회가 있나요?"""
# hint.en = """\
# Say the transform flips pictures at random. Does the same picture get a new chance to be flipped in the second
# epoch?"""
# ///
class ArrayDataset(Dataset):
    def __init__(self, X, y, transform=None):
        self.X = torch.tensor(X, dtype=torch.float32)
        self.y = torch.tensor(y, dtype=torch.int64)
        if transform is not None:
            self.X = torch.stack([transform(x) for x in self.X])

    def __len__(self):
        return len(self.y)

    def __getitem__(self, i):
        return self.X[i], self.y[i]
