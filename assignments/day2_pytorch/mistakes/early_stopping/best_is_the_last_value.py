# /// mistake
# cause = "stores the current value and step at every call"
# test = "test_early_stopping_best"
# hint.ko = """\
# 나쁜 epoch 뒤에 best를 출력해 보세요. 그 값은 정말 가장 좋은 값인가요?"""
# hint.en = """\
# Print best after a bad epoch. Is it really the best value?"""
# ///
class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, mode="min"):
        self.patience, self.min_delta, self.mode = patience, min_delta, mode
        self.best, self.best_step = None, None
        self.counter, self.calls, self.record = 0, 0, None

    def better(self, value):
        if np.isnan(value):
            return False
        if self.record is None:
            return True
        if self.mode == "min":
            return value < self.record - self.min_delta
        return value > self.record + self.min_delta

    def step(self, value):
        self.calls += 1
        good = self.better(value)
        self.best, self.best_step = value, self.calls - 1
        if good:
            self.record = value
            self.counter = 0
            return False
        self.counter += 1
        return self.counter >= self.patience
