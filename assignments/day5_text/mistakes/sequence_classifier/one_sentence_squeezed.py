# /// mistake
# cause = "squeeze() drops the axis of a single sentence"
# test = "test_classifier_one_sentence"
# hint.ko = "문장이 하나뿐일 때 출력의 모양은 무엇이어야 하나요?"
# hint.en = "With a single sentence, what shape should the output have?"
# ///
import torch
from torch import nn


class SeqClassifier(nn.Module):
    def __init__(self, vocab_size, embed_dim, hidden, classes):
        super().__init__()
        self.embedding = nn.Embedding(vocab_size, embed_dim, padding_idx=0)
        self.rnn = nn.GRU(embed_dim, hidden, batch_first=True)
        self.head = nn.Linear(hidden, classes)

    def forward(self, ids, lengths):
        states, _ = self.rnn(self.embedding(ids))
        last = states[torch.arange(len(ids)), lengths - 1]
        return self.head(last).squeeze()
