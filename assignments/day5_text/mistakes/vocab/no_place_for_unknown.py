# /// mistake
# cause = "ids start at 1, so that a real word looks unknown"
# test = "test_vocab_order"
# hint.ko = "1번은 어떤 토큰의 번호인가요? 첫 낱말과 모르는 낱말을 구별할 수 있나요?"
# hint.en = "Which token has the id 1? Can the first word and an unknown one be told apart?"
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
        self.tokens = ["<pad>", *kept]
        self.ids = {token: i for i, token in enumerate(self.tokens)}

    def encode(self, text):
        return [self.ids.get(token, 1) for token in self._tokens(text)]

    def decode(self, ids):
        joint = " " if self.level == "word" else ""
        return joint.join(self.tokens[i] for i in ids if i != 0)

    def _tokens(self, text):
        text = unicodedata.normalize("NFC", text)
        return text.split() if self.level == "word" else list(text)
