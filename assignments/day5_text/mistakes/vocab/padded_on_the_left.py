# /// mistake
# cause = "fills up on the left"
# test = "test_collate"
# hint.ko = "빈자리는 어느 쪽에 있어야 하나요?"
# hint.en = "On which side should the empty places be?"
# ///
import torch


def collate(batch):
    lengths = torch.tensor([len(row) for row in batch])
    ids = torch.zeros(len(batch), int(lengths.max()), dtype=torch.int64)
    for i, row in enumerate(batch):
        ids[i, ids.shape[1] - len(row) :] = torch.tensor(row, dtype=torch.int64)
    return ids, lengths
