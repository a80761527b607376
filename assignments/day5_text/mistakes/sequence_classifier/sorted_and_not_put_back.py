# /// mistake
# cause = "sorts by length for packing, and leaves the logits in that order"
# test = "test_classifier_lengths"
# hint.ko = "정렬한 뒤의 첫 로짓은 어느 문장의 것인가요?"
# hint.en = "After sorting, whose are the first logits?"
# ///
from torch import nn


class SeqClassifier(nn.Module):
    def __init__(self, vocab_size, embed_dim, hidden, classes):
        super().__init__()
        self.embedding = nn.Embedding(vocab_size, embed_dim, padding_idx=0)
        self.rnn = nn.GRU(embed_dim, hidden, batch_first=True)
        self.head = nn.Linear(hidden, classes)

    def forward(self, ids, lengths):
        lengths, order = lengths.sort(descending=True)
        packed = nn.utils.rnn.pack_padded_sequence(self.embedding(ids[order]), lengths, batch_first=True)
        _, state = self.rnn(packed)
        last = state[0]
        return self.head(last)
