# /// mistake
# cause = "gives probabilities instead of logits"
# test = "test_classifier_full"
# hint.ko = "출력의 합을 문장마다 구해 보세요. 로짓이라면 언제나 1일까요?"
# hint.en = "Add up the outputs of a sentence. Would logits always give 1?"
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
        return self.head(last).softmax(dim=1)
