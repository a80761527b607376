# /// mistake
# cause = "subtracts min_delta in mode max as well"
# test = "test_early_stopping_max"
# hint.ko = """\
# mode가 max일 때 min_delta는 문턱을 높여야 하나요, 낮춰야 하나요? best가 1.0이고 min_delta가
# 0.25이면 몇을 넘어야 하나요?"""
# hint.en = """\
# In mode max, should min_delta raise the bar or lower it? With a best of 1.0 and min_delta 0.25, which value has to
# be passed?"""
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
        return value > self.best - self.min_delta

    def step(self, value):
        self.calls += 1
        if self.better(value):
            self.best, self.best_step = value, self.calls - 1
            self.counter = 0
            return False
        self.counter += 1
        return self.counter >= self.patience
