# /// mistake
# cause = "reads the state after the first token"
# test = "test_classifier_full"
# hint.ko = "문장 전체를 읽은 것은 언제인가요?"
# hint.en = "When has the whole sentence been read?"
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
        last = states[:, 0]
        return self.head(last)
