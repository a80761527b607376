# /// mistake
# cause = "an unknown token is a KeyError"
# test = "test_vocab_rare_and_unknown"
# hint.ko = "훈련 글에 없던 낱말이 오면 딕셔너리에서 무엇이 나오나요?"
# hint.en = "What does your dictionary give for a word that was not in the training texts?"
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
        return [self.ids[token] for token in self._tokens(text)]

    def decode(self, ids):
        joint = " " if self.level == "word" else ""
        return joint.join(self.tokens[i] for i in ids if i != 0)

    def _tokens(self, text):
        text = unicodedata.normalize("NFC", text)
        return text.split() if self.level == "word" else list(text)
