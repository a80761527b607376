# /// mistake
# cause = "counts the calls of step from 1"
# test = "test_early_stopping_best"
# hint.ko = """\
# 첫 번째 step에서 가장 좋은 값이 나왔다면 best_step은 몇이어야 하나요? 표를 다시 보세요."""
# hint.en = """\
# When the very first call gives the best value, what should best_step be? Look at the table again."""
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
            self.best, self.best_step = value, self.calls
            self.counter = 0
            return False
        self.counter += 1
        return self.counter >= self.patience
