# /// mistake
# cause = "gives tensors of the dtypes that the arrays happen to have"
# test = "test_dataset_dtypes"
# signature.labels_float = [0, 0]
# signature.x_kept_dtype = [2, 9]
# hint.ko = """\
# NumPy 실수 배열의 기본 자료형은 무엇이고, nn.Linear의 가중치는 무엇인가요? 두 텐서를 곱하면 어떻게 될까요?"""
# hint.en = """\
# What is the default dtype of a NumPy array of fractions, and what is that of the weights in nn.Linear? What happens
# when the two are multiplied?"""
# ///
class ArrayDataset(Dataset):
    def __init__(self, X, y, transform=None):
        self.X = torch.tensor(X)
        self.y = torch.tensor(y)
        self.transform = transform

    def __len__(self):
        return len(self.y)

    def __getitem__(self, i):
        x = self.X[i]
        if self.transform is not None:
            x = self.transform(x)
        return x, self.y[i]
