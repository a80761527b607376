# /// mistake
# cause = "takes the size of the embedding for the hidden units"
# test = "test_classifier_full"
# hint.ko = "hidden과 embed_dim이 다르면 각 층의 크기는 어떻게 되어야 하나요?"
# hint.en = "When hidden and embed_dim differ, how large is each layer?"
# ///
import torch
from torch import nn


class SeqClassifier(nn.Module):
    def __init__(self, vocab_size, embed_dim, hidden, classes):
        super().__init__()
        self.embedding = nn.Embedding(vocab_size, embed_dim, padding_idx=0)
        self.rnn = nn.GRU(embed_dim, embed_dim, batch_first=True)
        self.head = nn.Linear(embed_dim, classes)

    def forward(self, ids, lengths):
        states, _ = self.rnn(self.embedding(ids))
        last = states[torch.arange(len(ids)), lengths - 1]
        return self.head(last)
