# /// mistake
# cause = "asks whether a value is worse, and takes everything else, NaN too, for good"
# test = "test_early_stopping_nan"
# hint.ko = """\
# NaN < best는 참인가요, 거짓인가요? NaN >= best는요? NaN이 들어오면 여러분의 if는 어느 쪽으로
# 가나요?"""
# hint.en = """\
# Is NaN < best true or false? And NaN >= best? Which way does your if go with NaN?"""
# ///
class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, mode="min"):
        self.patience, self.min_delta, self.mode = patience, min_delta, mode
        self.best, self.best_step = None, None
        self.counter, self.calls = 0, 0

    def better(self, value):
        if self.best is None:
            return True
        if self.mode == "min":
            return not value >= self.best - self.min_delta
        return not value <= self.best + self.min_delta

    def step(self, value):
        self.calls += 1
        if self.better(value):
            self.best, self.best_step = value, self.calls - 1
            self.counter = 0
            return False
        self.counter += 1
        return self.counter >= self.patience
