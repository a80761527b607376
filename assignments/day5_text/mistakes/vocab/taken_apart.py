# /// mistake
# cause = "NFD, which takes syllables apart"
# test = "test_vocab_decode"
# hint.ko = "'각'은 이제 몇 글자인가요? level을 'char'로 하고 세어 보세요."
# hint.en = "How many characters does 'é' have now? Count them at the level of characters."
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
        text = unicodedata.normalize("NFD", text)
        return text.split() if self.level == "word" else list(text)
