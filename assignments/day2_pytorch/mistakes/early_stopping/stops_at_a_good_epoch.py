# /// mistake
# cause = "compares the counter with patience after good epochs too"
# test = "test_early_stopping_no_patience"
# hint.ko = """\
# patience=0으로 만들고 첫 값을 넣어 보세요. 나쁜 epoch이 한 번도 없었는데 무엇이 나오나요?"""
# hint.en = """\
# Make one with patience=0 and give it the first value. No epoch was bad so far: what comes out?"""
# ///
class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, mode="min"):
        self.patience, self.min_delta, self.mode = patience, min_delta, mode
        self.best, self.best_step = None, None
        self.counter, self.calls = 0, 0

    def better(self, value):
        if np.isnan(value):
            return False
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
        else:
            self.counter += 1
        return self.counter >= self.patience
