# /// mistake
# cause = "encode adds unknown tokens to the vocabulary"
# test = "test_vocab_rare_and_unknown"
# hint.ko = "실제로 쓸 때 이 낱말을 알고 있을까요? 모델에는 새 번호의 자리가 있나요?"
# hint.en = "Would this word be known when the system is used? Has the model a place for its id?"
# ///
import unicodedata
from collections import Counter


class Vocab:
    def __init__(self, level="word", min_freq=1):
        self.level = level
        self.min_freq = min_freq

    def fit(self, texts):
        counts = Counter(token for text in texts for token in self._tokens(text))
        kept = [token for token, count in counts.most_common() if count >= self.min_freq]
        self.tokens = ["<pad>", "<unk>", *kept]
        self.ids = {token: i for i, token in enumerate(self.tokens)}

    def encode(self, text):
        return [self.ids.setdefault(token, len(self.ids)) for token in self._tokens(text)]

    def decode(self, ids):
        joint = " " if self.level == "word" else ""
        return joint.join(self.tokens[i] for i in ids if i != 0)

    def _tokens(self, text):
        text = unicodedata.normalize("NFC", text)
        return text.split() if self.level == "word" else list(text)
