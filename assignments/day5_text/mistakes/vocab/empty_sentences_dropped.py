# /// mistake
# cause = "leaves out empty sentences"
# test = "test_collate_empty"
# hint.ko = "문장 하나가 비어 있어도 배치의 행은 몇 개여야 하나요?"
# hint.en = "If one sentence is empty, how many rows should the batch have?"
# ///
import torch


def collate(batch):
    batch = [row for row in batch if row] or [[0]]
    lengths = torch.tensor([len(row) for row in batch])
    ids = torch.zeros(len(batch), int(lengths.max()), dtype=torch.int64)
    for i, row in enumerate(batch):
        ids[i, : len(row)] = torch.tensor(row, dtype=torch.int64)
    return ids, lengths
