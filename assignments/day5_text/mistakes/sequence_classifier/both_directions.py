# /// mistake
# cause = "a layer that reads in both directions"
# test = "test_classifier_full"
# hint.ko = "이 층은 문장을 몇 번 읽나요? 문제에서는 어느 방향이라고 했나요?"
# hint.en = "How often does this layer read a sentence? Which direction does the statement ask for?"
# ///
import torch
from torch import nn


class SeqClassifier(nn.Module):
    def __init__(self, vocab_size, embed_dim, hidden, classes):
        super().__init__()
        self.embedding = nn.Embedding(vocab_size, embed_dim, padding_idx=0)
        self.rnn = nn.GRU(embed_dim, hidden, batch_first=True, bidirectional=True)
        self.head = nn.Linear(2 * hidden, classes)

    def forward(self, ids, lengths):
        states, _ = self.rnn(self.embedding(ids))
        last = states[torch.arange(len(ids)), lengths - 1]
        return self.head(last)
