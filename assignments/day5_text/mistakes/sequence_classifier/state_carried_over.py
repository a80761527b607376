# /// mistake
# cause = "keeps the state from one batch to the next"
# test = "test_classifier_full"
# hint.ko = "같은 문장을 두 번 넣으면 같은 로짓이 나오나요? 상태는 어디에서 시작해야 하나요?"
# hint.en = "Does a sentence give the same logits twice? Where should the state start from?"
# ///
import torch
from torch import nn


class SeqClassifier(nn.Module):
    def __init__(self, vocab_size, embed_dim, hidden, classes):
        super().__init__()
        self.embedding = nn.Embedding(vocab_size, embed_dim, padding_idx=0)
        self.rnn = nn.GRU(embed_dim, hidden, batch_first=True)
        self.head = nn.Linear(hidden, classes)
        self.state = None

    def forward(self, ids, lengths):
        fits = self.state is not None and self.state.shape[1] == len(ids)
        states, state = self.rnn(self.embedding(ids), self.state if fits else None)
        self.state = state.detach()
        last = states[torch.arange(len(ids)), lengths - 1]
        return self.head(last)
