# /// mistake
# cause = "text.split(' ') leaves empty tokens, tabs and line ends"
# test = "test_vocab_order"
# hint.ko = "빈칸이 두 개 이어지면 그 사이에는 어떤 토큰이 생기나요? 탭과 줄바꿈은요?"
# hint.en = "Which token stands between two blanks in a row? And what about tabs and line ends?"
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
        text = unicodedata.normalize("NFC", text)
        return text.split(" ") if self.level == "word" else list(text)
