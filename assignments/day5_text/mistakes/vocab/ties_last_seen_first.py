# /// mistake
# cause = "equally frequent tokens come in reverse"
# test = "test_vocab_order"
# hint.ko = "횟수가 같은 낱말들의 순서가 거꾸로 되어 있지 않나요? 정렬을 뒤집으면 같은 것끼리의 순서는 어떻게 되나요?"
# hint.en = "Are words of equal counts the wrong way round? What does turning a sorted list around do to ties?"
# ///
import unicodedata
from collections import Counter


class Vocab:
    def __init__(self, level="word", min_freq=1):
        self.level = level
        self.min_freq = min_freq

    def fit(self, texts):
        counts = Counter(token for text in texts for token in self._tokens(text))
        kept = [
            token for token, count in sorted(counts.items(), key=lambda pair: pair[1])[::-1] if count >= self.min_freq
        ]
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
