# /// mistake
# cause = "no Unicode normalisation"
# test = "test_vocab_forms"
# hint.ko = "두 문자열이 똑같아 보이지만 달라요. 글자가 어떻게 저장되어 있나요?"
# hint.en = "Two strings look equal but are not. How are the letters stored?"
# ///
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
        return text.split() if self.level == "word" else list(text)
