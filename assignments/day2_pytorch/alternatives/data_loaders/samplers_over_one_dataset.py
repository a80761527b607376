# /// alternative
# note = "torch.randperm per class, rounded up; samplers instead of a cut data set; a list of pairs"
# ///
import math

import torch
from torch.utils.data import DataLoader, Dataset, SubsetRandomSampler


class ArrayDataset(Dataset):
    def __init__(self, X, y, transform=None):
        labels = torch.as_tensor(y).long()
        self.pairs = list(zip(torch.as_tensor(X).float(), labels, strict=True))
        self.transform = transform

    def __len__(self):
        return len(self.pairs)

    def __getitem__(self, i):
        x, label = self.pairs[i]
        return (x if self.transform is None else self.transform(x)), label


def make_loaders(X, y, batch_size, val_ratio, seed, train_transform=None):
    own = torch.Generator().manual_seed(seed)
    train, val = [], []
    for label in set(y.tolist()):
        members = [i for i, other in enumerate(y.tolist()) if other == label]
        members = [members[k] for k in torch.randperm(len(members), generator=own).tolist()]
        count = math.ceil(val_ratio * len(members))
        val += members[:count]
        train += members[count:]
    sampler = SubsetRandomSampler(train, generator=own)
    train_loader = DataLoader(ArrayDataset(X, y, train_transform), batch_size=batch_size, sampler=sampler)
    return train_loader, DataLoader(ArrayDataset(X, y), batch_size=batch_size, sampler=val)
