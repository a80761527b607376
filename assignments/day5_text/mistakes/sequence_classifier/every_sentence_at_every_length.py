# /// mistake
# cause = "indexes with a slice, which gives (B, B, H)"
# test = "test_classifier_full"
# hint.ko = "states[:, lengths - 1]의 모양을 출력해 보세요. 왜 B가 두 번 나오나요?"
# hint.en = "Print the shape of states[:, lengths - 1]. Why does B come twice?"
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
        last = states[:, lengths - 1]
        return self.head(last)
