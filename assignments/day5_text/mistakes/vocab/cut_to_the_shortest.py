# /// mistake
# cause = "cuts every sentence to the shortest"
# test = "test_collate"
# hint.ko = "긴 문장의 끝은 어디로 갔나요?"
# hint.en = "Where did the end of the long sentences go?"
# ///
import torch


def collate(batch):
    lengths = torch.tensor([len(row) for row in batch])
    ids = torch.zeros(len(batch), int(lengths.min()), dtype=torch.int64)
    for i, row in enumerate(batch):
        ids[i, : len(row)] = torch.tensor(row[: ids.shape[1]], dtype=torch.int64)
    return ids, lengths
