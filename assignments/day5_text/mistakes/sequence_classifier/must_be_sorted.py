# /// mistake
# cause = "packs without allowing for unsorted lengths"
# test = "test_classifier_lengths"
# hint.ko = "길이가 정렬되어 있지 않다는 오류가 나오지 않나요? 함수의 선택 인자를 찾아보세요."
# hint.en = "Does it complain about lengths that are not sorted? Look at the options of the function."
# ///
from torch import nn


class SeqClassifier(nn.Module):
    def __init__(self, vocab_size, embed_dim, hidden, classes):
        super().__init__()
        self.embedding = nn.Embedding(vocab_size, embed_dim, padding_idx=0)
        self.rnn = nn.GRU(embed_dim, hidden, batch_first=True)
        self.head = nn.Linear(hidden, classes)

    def forward(self, ids, lengths):
        packed = nn.utils.rnn.pack_padded_sequence(self.embedding(ids), lengths, batch_first=True)
        _, state = self.rnn(packed)
        last = state[0]
        return self.head(last)
