# /// mistake
# cause = "ids in float32"
# test = "test_collate"
# hint.ko = "nn.Embedding은 어떤 dtype의 번호를 받나요?"
# hint.en = "Which dtype does nn.Embedding want?"
# ///
import torch


def collate(batch):
    lengths = torch.tensor([len(row) for row in batch])
    ids = torch.zeros(len(batch), int(lengths.max()))
    for i, row in enumerate(batch):
        ids[i, : len(row)] = torch.tensor(row)
    return ids, lengths
