# /// mistake
# cause = "the embedding cannot learn"
# test = "test_classifier_zero"
# hint.ko = "임베딩의 기울기를 출력해 보세요. 낱말의 뜻은 누가 배우나요?"
# hint.en = "Print the gradient of the embedding. Who learns the meaning of words?"
# ///
import torch
from torch import nn


class SeqClassifier(nn.Module):
    def __init__(self, vocab_size, embed_dim, hidden, classes):
        super().__init__()
        self.embedding = nn.Embedding(vocab_size, embed_dim, padding_idx=0)
        self.embedding.weight.requires_grad_(False)
        self.rnn = nn.GRU(embed_dim, hidden, batch_first=True)
        self.head = nn.Linear(hidden, classes)

    def forward(self, ids, lengths):
        states, _ = self.rnn(self.embedding(ids))
        last = states[torch.arange(len(ids)), lengths - 1]
        return self.head(last)
