# /// alternative
# note = "scikit-learn's stratified split of the indices; Subset over two datasets; converts one example at a time"
# ///
import numpy as np
import torch
from sklearn.model_selection import train_test_split
from torch.utils.data import DataLoader, Dataset, Subset


class ArrayDataset(Dataset):
    def __init__(self, X, y, transform=None):
        self.data = (X, y)
        self.transform = transform or (lambda x: x)

    def __len__(self):
        return self.data[0].shape[0]

    def __getitem__(self, i):
        X, y = self.data
        x = torch.from_numpy(np.array(X[i], dtype="float32"))
        return self.transform(x), torch.tensor(int(y[i]))


def make_loaders(X, y, batch_size, val_ratio, seed, train_transform=None):
    train, val = train_test_split(np.arange(len(y)), test_size=val_ratio, stratify=y, random_state=seed)
    own = torch.Generator()
    own.manual_seed(seed + 1)
    return (
        DataLoader(Subset(ArrayDataset(X, y, train_transform), train), batch_size, shuffle=True, generator=own),
        DataLoader(Subset(ArrayDataset(X, y), np.sort(val)), batch_size, shuffle=False),
    )
