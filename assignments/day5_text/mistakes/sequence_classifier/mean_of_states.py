# /// mistake
# cause = "averages the states of the real tokens"
# test = "test_classifier_full"
# hint.ko = "여러 상태를 섞으면 마지막까지 읽은 요약이 흐려지지 않나요?"
# hint.en = "You mix many states. Which one alone has read everything?"
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
        real = torch.arange(ids.shape[1]) < lengths[:, None]
        last = (states * real[:, :, None]).sum(dim=1) / lengths[:, None]
        return self.head(last)
