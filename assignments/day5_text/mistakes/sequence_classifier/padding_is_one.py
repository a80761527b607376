# /// mistake
# cause = "padding_idx=1, the id of unknown tokens"
# test = "test_classifier_zero"
# hint.ko = "<pad>의 번호는 몇인가요?"
# hint.en = "What is the id of <pad>?"
# ///
import torch
from torch import nn


class SeqClassifier(nn.Module):
    def __init__(self, vocab_size, embed_dim, hidden, classes):
        super().__init__()
        self.embedding = nn.Embedding(vocab_size, embed_dim, padding_idx=1)
        self.rnn = nn.GRU(embed_dim, hidden, batch_first=True)
        self.head = nn.Linear(hidden, classes)

    def forward(self, ids, lengths):
        states, _ = self.rnn(self.embedding(ids))
        last = states[torch.arange(len(ids)), lengths - 1]
        return self.head(last)
