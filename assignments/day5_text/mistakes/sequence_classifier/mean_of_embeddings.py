# /// mistake
# cause = "averages embeddings, without a recurrent layer"
# test = "test_classifier_full"
# hint.ko = "단어 순서를 섞으면 모델이 알아차릴까요?"
# hint.en = "Would your model notice if the words were shuffled?"
# ///
from torch import nn


class SeqClassifier(nn.Module):
    def __init__(self, vocab_size, embed_dim, hidden, classes):
        super().__init__()
        self.embedding = nn.Embedding(vocab_size, embed_dim, padding_idx=0)
        self.head = nn.Linear(embed_dim, classes)

    def forward(self, ids, lengths):
        return self.head(self.embedding(ids).sum(dim=1) / lengths[:, None])
