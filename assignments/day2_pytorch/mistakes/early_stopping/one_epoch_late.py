# /// mistake
# cause = "stops at bad epoch number patience + 1"
# test = "test_early_stopping_answers"
# hint.ko = """\
# 손가락으로 세어 보세요. patience가 2이면 몇 번째 나쁜 epoch에서 멈추나요?"""
# hint.en = """\
# Count on your fingers: with patience 2, at which bad epoch in a row do you stop?"""
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
            return False
        self.counter += 1
        return self.counter > self.patience
