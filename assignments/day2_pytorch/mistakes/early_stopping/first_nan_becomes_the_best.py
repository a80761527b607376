# /// mistake
# cause = "takes the first value for the best without looking at it"
# test = "test_early_stopping_nan"
# hint.ko = """\
# 첫 값이 NaN이고 그다음 값이 2예요. 2는 NaN보다 작은가요? 이 상태에서 나아질 수 있는 값이 있나요?"""
# hint.en = """\
# The first value is NaN and the next is 2. Is 2 smaller than NaN? Is there any value that could be an improvement
# now?"""
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
            return value < self.best - self.min_delta
        return value > self.best + self.min_delta

    def step(self, value):
        self.calls += 1
        if self.better(value):
            self.best, self.best_step = value, self.calls - 1
            self.counter = 0
            return False
        self.counter += 1
        return self.counter >= self.patience
