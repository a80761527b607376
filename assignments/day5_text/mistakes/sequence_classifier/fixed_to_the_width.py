# /// mistake
# cause = "counts the time step from the right end, by the widest sentence of the batch"
# test = "test_classifier_padding"
# hint.ko = "오른쪽에 빈자리를 더 붙이면 끝에서 센 자리는 어디로 가나요?"
# hint.en = "When more empty places are added on the right, where does an index counted from the end go?"
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
        last = states[torch.arange(len(ids)), lengths - int(lengths.max()) - 1]
        return self.head(last)
