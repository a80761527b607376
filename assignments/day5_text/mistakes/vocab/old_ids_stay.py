# /// mistake
# cause = "a second fit keeps the old ids and appends new ones"
# test = "test_vocab_again"
# hint.ko = "다른 글로 다시 만들면 옛 낱말은 어떻게 되어야 하나요?"
# hint.en = "When it is made again from other texts, what should become of the old words?"
# ///
import unicodedata
from collections import Counter


class Vocab:
    def __init__(self, level="word", min_freq=1):
        self.level = level
        self.min_freq = min_freq
        self.tokens = ["<pad>", "<unk>"]

    def fit(self, texts):
        counts = Counter(token for text in texts for token in self._tokens(text))
        kept = [token for token, count in counts.most_common() if count >= self.min_freq]
        self.tokens += [token for token in kept if token not in self.tokens]
        self.ids = {token: i for i, token in enumerate(self.tokens)}

    def encode(self, text):
        return [self.ids.get(token, 1) for token in self._tokens(text)]

    def decode(self, ids):
        joint = " " if self.level == "word" else ""
        return joint.join(self.tokens[i] for i in ids if i != 0)

    def _tokens(self, text):
        text = unicodedata.normalize("NFC", text)
        return text.split() if self.level == "word" else list(text)
