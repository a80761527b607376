# /// mistake
# cause = "takes an equal value for an improvement"
# test = "test_early_stopping_answers"
# hint.ko = """\
# 손실이 2, 2, 2, 2로 그대로이면 나아지고 있는 걸까요?"""
# hint.en = """\
# The loss stays at 2, 2, 2, 2. Is that an improvement?"""
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
            return value <= self.best - self.min_delta
        return value >= self.best + self.min_delta

    def step(self, value):
        self.calls += 1
        if self.better(value):
            self.best, self.best_step = value, self.calls - 1
            self.counter = 0
            return False
        self.counter += 1
        return self.counter >= self.patience
