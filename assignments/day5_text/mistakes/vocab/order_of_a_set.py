# /// mistake
# cause = "the ids follow the order of a set, which changes from run to run"
# test = "test_vocab_order"
# hint.ko = "Python을 두 번 실행해 보세요. 번호가 같은가요?"
# hint.en = "Start Python twice. Are the numbers the same?"
# signature.frequent_first = [0.3, 0.7]
# signature.tied_in_order = [0.3, 0.7]
# ///
import unicodedata
from collections import Counter


class Vocab:
    def __init__(self, level="word", min_freq=1):
        self.level = level
        self.min_freq = min_freq

    def fit(self, texts):
        counts = Counter(token for text in texts for token in self._tokens(text))
        kept = list({token for token in counts if counts[token] >= self.min_freq})
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
