# /// alternative
# note = "counts by hand, a stable sort, instance methods only; pad_sequence on int64 tensors"
# ///
import unicodedata

import torch
from torch.nn.utils.rnn import pad_sequence


class Vocab:
    def __init__(self, level="word", min_freq=1):
        self.split = str.split if level == "word" else list
        self.glue = {"word": " ", "char": ""}[level]
        self.least = min_freq

    def clean(self, text):
        return self.split(unicodedata.normalize("NFC", text))

    def fit(self, texts):
        counts = {}
        for text in texts:
            for token in self.clean(text):
                counts[token] = counts.get(token, 0) + 1
        self.to_id = {}
        for token in sorted(counts, key=counts.get, reverse=True):
            if counts[token] >= self.least:
                self.to_id[token] = len(self.to_id) + 2
        self.to_token = {number: token for token, number in self.to_id.items()}
        return self

    def encode(self, text):
        ids = []
        for token in self.clean(text):
            try:
                ids.append(self.to_id[token])
            except KeyError:
                ids.append(1)
        return ids

    def decode(self, ids):
        found = []
        for i in ids:
            if i == 1:
                found.append("<unk>")
            elif i > 1:
                found.append(self.to_token[i])
        return self.glue.join(found)


def collate(batch):
    rows = [torch.tensor(row, dtype=torch.long) for row in batch]
    return pad_sequence(rows, batch_first=True, padding_value=0), torch.LongTensor([row.numel() for row in rows])
