# /// mistake
# cause = "the recurrent layer without batch_first"
# test = "test_classifier_full"
# hint.ko = "순환층에서 시간 축은 어디인가요? 문장 하나를 바꾸면 다른 문장의 로짓도 바뀌나요?"
# hint.en = "Which axis is time for your recurrent layer? Does changing one sentence change the logits of others?"
# ///
import torch
from torch import nn


class SeqClassifier(nn.Module):
    def __init__(self, vocab_size, embed_dim, hidden, classes):
        super().__init__()
        self.embedding = nn.Embedding(vocab_size, embed_dim, padding_idx=0)
        self.rnn = nn.GRU(embed_dim, hidden)
        self.head = nn.Linear(hidden, classes)

    def forward(self, ids, lengths):
        states, _ = self.rnn(self.embedding(ids))
        last = states[torch.arange(len(ids)), lengths - 1]
        return self.head(last)
