# /// mistake
# cause = "reads the last column that any sentence fills"
# test = "test_classifier_lengths"
# hint.ko = "가장 긴 문장에 맞추면 짧은 문장은 무엇까지 읽게 되나요?"
# hint.en = "Going by the longest sentence, what do the short ones read?"
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
        last = states[:, int(lengths.max()) - 1]
        return self.head(last)
