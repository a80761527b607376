# /// alternative
# note = "a GRUCell token by token; a mask makes 0 silent, and lets finished sentences keep their state"
# ///
import torch
from torch import nn


class SeqClassifier(nn.Module):
    def __init__(self, vocab_size, embed_dim, hidden, classes):
        super().__init__()
        self.table = nn.Embedding(vocab_size, embed_dim)
        self.cell = nn.GRUCell(embed_dim, hidden)
        self.linear = nn.Linear(hidden, classes)

    def forward(self, ids, lengths):
        x = self.table(ids) * (ids != 0).unsqueeze(-1)
        h = torch.zeros(ids.shape[0], self.cell.hidden_size)
        for t in range(ids.shape[1]):
            h = torch.where((t < lengths)[:, None], self.cell(x[:, t], h), h)
        return self.linear(h)
