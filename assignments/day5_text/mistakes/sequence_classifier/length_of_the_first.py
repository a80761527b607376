# /// mistake
# cause = "uses the length of the first sentence for all"
# test = "test_classifier_lengths"
# hint.ko = "문장마다 길이가 다른데, 시점은 하나만 골랐나요?"
# hint.en = "Sentences have different lengths. Did you pick a single time step for all?"
# ///
from torch import nn


class SeqClassifier(nn.Module):
    def __init__(self, vocab_size, embed_dim, hidden, classes):
        super().__init__()
        self.embedding = nn.Embedding(vocab_size, embed_dim, padding_idx=0)
        self.rnn = nn.GRU(embed_dim, hidden, batch_first=True)
        self.head = nn.Linear(hidden, classes)

    def forward(self, ids, lengths):
        states, _ = self.rnn(self.embedding(ids))
        last = states[:, int(lengths[0]) - 1]
        return self.head(last)
