# /// mistake
# cause = "sets all parameters to zero at the start"
# test = "test_classifier_order"
# hint.ko = "모든 가중치가 0이면 각 유닛은 어떤 기울기를 받나요?"
# hint.en = "If all weights are 0, which gradient does each unit get?"
# ///
import torch
from torch import nn


class SeqClassifier(nn.Module):
    def __init__(self, vocab_size, embed_dim, hidden, classes):
        super().__init__()
        self.embedding = nn.Embedding(vocab_size, embed_dim, padding_idx=0)
        self.rnn = nn.GRU(embed_dim, hidden, batch_first=True)
        self.head = nn.Linear(hidden, classes)
        for parameter in self.parameters():
            nn.init.zeros_(parameter)

    def forward(self, ids, lengths):
        states, _ = self.rnn(self.embedding(ids))
        last = states[torch.arange(len(ids)), lengths - 1]
        return self.head(last)
