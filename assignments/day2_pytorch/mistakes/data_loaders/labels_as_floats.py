# /// mistake
# cause = "gives the labels as float32"
# test = "test_dataset_dtypes"
# signature.labels_float = [1, 9]
# hint.ko = """\
# 분류 손실 함수는 클래스 번호를 어떤 자료형으로 기대하나요? cross_entropy에 넣어 보면 알 수 있어요."""
# hint.en = """\
# What type does the classification loss expect for class numbers? Try cross_entropy on them."""
# ///
class ArrayDataset(Dataset):
    def __init__(self, X, y, transform=None):
        self.X = torch.tensor(X, dtype=torch.float32)
        self.y = torch.tensor(y, dtype=torch.float32)
        self.transform = transform

    def __len__(self):
        return len(self.y)

    def __getitem__(self, i):
        x = self.X[i]
        if self.transform is not None:
            x = self.transform(x)
        return x, self.y[i]
