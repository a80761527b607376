# /// mistake
# cause = "equally frequent tokens are sorted by the alphabet"
# test = "test_vocab_order"
# hint.ko = "똑같이 여러 번 나온 두 낱말 가운데 어느 것이 앞인가요? 문제의 약속을 다시 보세요."
# hint.en = "Two words come up equally often. Which goes first? Look at the rule of the statement again."
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
            token
            for token, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
            if count >= self.min_freq
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
