# /// mistake
# cause = "fills up with -1"
# test = "test_collate"
# hint.ko = "nn.Embedding에 -1을 넣으면 어떻게 되나요?"
# hint.en = "What does nn.Embedding do with -1?"
# ///
import torch


def collate(batch):
    lengths = torch.tensor([len(row) for row in batch])
    ids = torch.full((len(batch), int(lengths.max())), -1, dtype=torch.int64)
    for i, row in enumerate(batch):
        ids[i, : len(row)] = torch.tensor(row, dtype=torch.int64)
    return ids, lengths
