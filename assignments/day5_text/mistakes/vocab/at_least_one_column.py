# /// mistake
# cause = "a batch of empty sentences gets a column"
# test = "test_collate_empty"
# hint.ko = "모두 빈 문장이면 가장 긴 것의 길이는 얼마인가요?"
# hint.en = "If all sentences are empty, how long is the longest?"
# ///
import torch


def collate(batch):
    lengths = torch.tensor([len(row) for row in batch])
    ids = torch.zeros(len(batch), max(int(lengths.max()), 1), dtype=torch.int64)
    for i, row in enumerate(batch):
        ids[i, : len(row)] = torch.tensor(row, dtype=torch.int64)
    return ids, lengths
