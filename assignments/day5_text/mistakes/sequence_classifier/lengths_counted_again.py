# /// mistake
# cause = "takes the number of ids other than 0 for the length"
# test = "test_classifier_zero"
# hint.ko = "문장 안쪽에 0이 있으면 0이 아닌 것의 개수는 길이와 같나요?"
# hint.en = "If there is a 0 inside a sentence, is the count of other ids still its length?"
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
        count = (ids != 0).sum(dim=1).clamp(min=1)
        last = states[torch.arange(len(ids)), count - 1]
        return self.head(last)
