# /// mistake
# cause = "a second fit adds to the counts of the first"
# test = "test_vocab_again"
# hint.ko = "같은 글로 fit을 두 번 부르면 낱말의 횟수가 두 배가 되지 않나요?"
# hint.en = "When fit is called twice with the same texts, do the counts double?"
# ///
import unicodedata
from collections import Counter


class Vocab:
    def __init__(self, level="word", min_freq=1):
        self.level = level
        self.min_freq = min_freq
        self.counts = Counter()

    def fit(self, texts):
        self.counts.update(token for text in texts for token in self._tokens(text))
        kept = [token for token, count in self.counts.most_common() if count >= self.min_freq]
        self.tokens = ["<pad>", "<unk>", *kept]
        self.ids = {token: i for i, token in enumerate(self.tokens)}

    def encode(self, text):
        return [self.ids.get(token, 1) for token in self._tokens(text)]

    def decode(self, ids):
        joint = " " if self.level == "word" else ""
        return joint.join(self.tokens[i] for i in ids if i != 0)

    def _tokens(self, text):
        text = unicodedata.normalize("NFC", text)
        return text.split() if self.level == "word" else list(text)
