# /// mistake
# cause = "lengths as a list of Python"
# test = "test_collate"
# hint.ko = "lengths의 타입을 출력해 보세요. 텐서인가요?"
# hint.en = "Print the type of your lengths. Is it a tensor?"
# ///
import torch


def collate(batch):
    lengths = torch.tensor([len(row) for row in batch])
    ids = torch.zeros(len(batch), int(lengths.max()), dtype=torch.int64)
    for i, row in enumerate(batch):
        ids[i, : len(row)] = torch.tensor(row, dtype=torch.int64)
    return ids, lengths.tolist()
