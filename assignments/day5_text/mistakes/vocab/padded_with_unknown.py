# /// mistake
# cause = "fills up with 1"
# test = "test_collate"
# hint.ko = "빈자리와 모르는 낱말은 같은 것인가요?"
# hint.en = "Is an empty place the same as an unknown word?"
# ///
import torch


def collate(batch):
    lengths = torch.tensor([len(row) for row in batch])
    ids = torch.ones(len(batch), int(lengths.max()), dtype=torch.int64)
    for i, row in enumerate(batch):
        ids[i, : len(row)] = torch.tensor(row, dtype=torch.int64)
    return ids, lengths
