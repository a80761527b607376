# /// mistake
# cause = "an empty first sentence makes the batch float32"
# test = "test_collate_empty"
# hint.ko = "torch.tensor([])의 dtype은 무엇인가요?"
# hint.en = "What is the dtype of torch.tensor([])?"
# ///
import torch
from torch.nn.utils.rnn import pad_sequence


def collate(batch):
    rows = [torch.tensor(row) for row in batch]
    return pad_sequence(rows, batch_first=True), torch.tensor([len(row) for row in batch])
