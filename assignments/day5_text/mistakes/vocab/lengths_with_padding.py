# /// mistake
# cause = "gives the width of the batch as every length"
# test = "test_collate"
# hint.ko = "lengths는 채우기 전의 길이인가요, 채운 뒤의 길이인가요?"
# hint.en = "Are your lengths those before filling up, or after it?"
# ///
import torch


def collate(batch):
    lengths = torch.tensor([len(row) for row in batch])
    ids = torch.zeros(len(batch), int(lengths.max()), dtype=torch.int64)
    for i, row in enumerate(batch):
        ids[i, : len(row)] = torch.tensor(row, dtype=torch.int64)
    return ids, torch.full((len(batch),), ids.shape[1])
