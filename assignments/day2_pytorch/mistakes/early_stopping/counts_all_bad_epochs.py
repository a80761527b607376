# /// mistake
# cause = "does not reset the counter after a good epoch"
# test = "test_early_stopping_answers"
# hint.ko = """\
# 좋은 epoch 다음에는 인내심이 얼마나 남아 있어야 하나요?"""
# hint.en = """\
# After a good epoch, how much patience should be left?"""
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
            return False
        self.counter += 1
        return self.counter >= self.patience
