# /// alternative
# note = "sorts by count and first place; a regular expression cuts words; padding as lists before one tensor is made"
# ///
import re
import unicodedata

import torch


class Vocab:
    def __init__(self, level="word", min_freq=1):
        self.pattern = re.compile(r"\S+" if level == "word" else r"(?s).")
        self.level, self.min_freq = level, min_freq

    def tokens(self, text):
        return self.pattern.findall(unicodedata.normalize("NFC", text))

    def fit(self, texts):
        tokens = [token for text in texts for token in self.tokens(text)]
        kept = [t for t in set(tokens) if tokens.count(t) >= self.min_freq]
        self.known = ["<pad>", "<unk>", *sorted(kept, key=lambda t: (-tokens.count(t), tokens.index(t)))]

    def encode(self, text):
        return [self.known.index(t) if t in self.known else 1 for t in self.tokens(text)]

    def decode(self, ids):
        return (" " if self.level == "word" else "").join([self.known[i] for i in ids if i])


def collate(batch):
    lengths = [len(row) for row in batch]
    width = max(lengths)
    rows = [list(row) + [0] * (width - len(row)) for row in batch]
    return torch.tensor(rows, dtype=torch.int64).reshape(len(batch), width), torch.tensor(lengths, dtype=torch.int64)
