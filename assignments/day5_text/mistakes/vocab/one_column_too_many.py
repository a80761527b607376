# /// mistake
# cause = "a column more than the longest sentence"
# test = "test_collate"
# hint.ko = "가장 긴 문장에도 빈자리가 있나요?"
# hint.en = "Is there an empty place in the longest sentence?"
# ///
import torch


def collate(batch):
    lengths = torch.tensor([len(row) for row in batch])
    ids = torch.zeros(len(batch), int(lengths.max()) + 1, dtype=torch.int64)
    for i, row in enumerate(batch):
        ids[i, : len(row)] = torch.tensor(row, dtype=torch.int64)
    return ids, lengths
