# /// mistake
# cause = "sorts the sentences by length"
# test = "test_collate"
# hint.ko = "문장의 순서가 바뀌면 정답은 어느 문장의 것이 되나요?"
# hint.en = "If the sentences change places, whose are the labels?"
# ///
import torch


def collate(batch):
    batch = sorted(batch, key=len, reverse=True)
    lengths = torch.tensor([len(row) for row in batch])
    ids = torch.zeros(len(batch), int(lengths.max()), dtype=torch.int64)
    for i, row in enumerate(batch):
        ids[i, : len(row)] = torch.tensor(row, dtype=torch.int64)
    return ids, lengths
