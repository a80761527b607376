# /// mistake
# cause = "NFKC, which also changes full-width letters"
# test = "test_vocab_forms"
# hint.ko = "Ａ와 A는 화면에서도 다르게 보여요. 하나로 합쳐도 될까요?"
# hint.en = "Ａ and A look different on the screen, too. Should they become one?"
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
        return [self.ids.get(token, 1) for token in self._tokens(text)]

    def decode(self, ids):
        joint = " " if self.level == "word" else ""
        return joint.join(self.tokens[i] for i in ids if i != 0)

    def _tokens(self, text):
        text = unicodedata.normalize("NFKC", text)
        return text.split() if self.level == "word" else list(text)
