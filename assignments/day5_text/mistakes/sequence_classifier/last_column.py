# /// mistake
# cause = "reads the state in the last column, after the padding"
# test = "test_classifier_lengths"
# hint.ko = "짧은 문장의 마지막 열에는 무엇이 있나요?"
# hint.en = "For a short sentence, what stands in the last column?"
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
        last = states[:, -1]
        return self.head(last)
