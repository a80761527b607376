# /// mistake
# cause = "takes lengths for the index of the last token"
# test = "test_classifier_lengths"
# hint.ko = "토큰이 3개인 문장에서 마지막 토큰의 번호는 몇인가요?"
# hint.en = "A sentence has 3 tokens. What is the index of the last one?"
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
        last = states[torch.arange(len(ids)), lengths.clamp(max=ids.shape[1] - 1)]
        return self.head(last)
