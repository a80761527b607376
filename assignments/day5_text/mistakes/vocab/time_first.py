# /// mistake
# cause = "gives (T, B)"
# test = "test_collate"
# hint.ko = "모양의 첫 자리는 무엇을 세나요? 문장인가요, 시점인가요?"
# hint.en = "What does the first axis count: sentences or time steps?"
# ///
import torch


def collate(batch):
    lengths = torch.tensor([len(row) for row in batch])
    ids = torch.zeros(len(batch), int(lengths.max()), dtype=torch.int64)
    for i, row in enumerate(batch):
        ids[i, : len(row)] = torch.tensor(row, dtype=torch.int64)
    return ids.T, lengths
