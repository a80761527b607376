# /// mistake
# cause = "starts the row of 0 at zero, but lets it learn"
# test = "test_classifier_zero"
# hint.ko = "처음에 0이었던 벡터는 학습한 뒤에도 0인가요?"
# hint.en = "The vector was zero at first. Is it still, after training?"
# ///
import torch
from torch import nn


class SeqClassifier(nn.Module):
    def __init__(self, vocab_size, embed_dim, hidden, classes):
        super().__init__()
        self.embedding = nn.Embedding(vocab_size, embed_dim)
        self.embedding.weight.data[0] = 0
        self.rnn = nn.GRU(embed_dim, hidden, batch_first=True)
        self.head = nn.Linear(hidden, classes)

    def forward(self, ids, lengths):
        states, _ = self.rnn(self.embedding(ids))
        last = states[torch.arange(len(ids)), lengths - 1]
        return self.head(last)
