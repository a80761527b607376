# /// mistake
# cause = "normalises the training texts, not what encode gets"
# test = "test_vocab_forms"
# hint.ko = "encode에 들어온 글도 어휘를 만든 글과 같은 모양인가요?"
# hint.en = "Does the text given to encode have the form of the texts that the vocabulary was made from?"
# ///
import unicodedata
from collections import Counter


class Vocab:
    def __init__(self, level="word", min_freq=1):
        self.level = level
        self.min_freq = min_freq

    def fit(self, texts):
        counts = Counter(token for text in texts for token in self._tokens(unicodedata.normalize("NFC", text)))
        kept = [token for token, count in counts.most_common() if count >= self.min_freq]
        self.tokens = ["<pad>", "<unk>", *kept]
        self.ids = {token: i for i, token in enumerate(self.tokens)}

    def encode(self, text):
        return [self.ids.get(token, 1) for token in self._tokens(text)]

    def decode(self, ids):
        joint = " " if self.level == "word" else ""
        return joint.join(self.tokens[i] for i in ids if i != 0)

    def _tokens(self, text):
        return text.split() if self.level == "word" else list(text)
