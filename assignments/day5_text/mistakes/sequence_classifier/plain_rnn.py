# /// mistake
# cause = "nn.RNN, without gates"
# test = "test_classifier_full"
# hint.ko = "파라미터의 모양을 출력해 보세요. 게이트가 몇 개인가요?"
# hint.en = "Print the shapes of your parameters. How many gates are there?"
# ///
import torch
from torch import nn


class SeqClassifier(nn.Module):
    def __init__(self, vocab_size, embed_dim, hidden, classes):
        super().__init__()
        self.embedding = nn.Embedding(vocab_size, embed_dim, padding_idx=0)
        self.rnn = nn.RNN(embed_dim, hidden, batch_first=True)
        self.head = nn.Linear(hidden, classes)

    def forward(self, ids, lengths):
        states, _ = self.rnn(self.embedding(ids))
        last = states[torch.arange(len(ids)), lengths - 1]
        return self.head(last)
