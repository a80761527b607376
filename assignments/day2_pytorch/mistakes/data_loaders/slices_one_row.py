# /// mistake
# cause = "takes a slice of one row, so that every example keeps an axis of length 1"
# test = "test_dataset_items"
# signature.extra_axes = [1, 9]
# hint.ko = """\
# 예제 하나의 모양을 출력해 보세요. 축이 하나 더 있지 않나요? i가 -1일 때는 무엇이 나오나요?"""
# hint.en = """\
# Print the shape of one example. Is there an axis too many? And what comes out for i = -1?"""
# ///
class ArrayDataset(Dataset):
    def __init__(self, X, y, transform=None):
        self.X = torch.tensor(X, dtype=torch.float32)
        self.y = torch.tensor(y, dtype=torch.int64)
        self.transform = transform

    def __len__(self):
        return len(self.y)

    def __getitem__(self, i):
        x = self.X[i : i + 1]
        if self.transform is not None:
            x = self.transform(x)
        return x, self.y[i : i + 1]
