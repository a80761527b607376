# /// mistake
# cause = "compares with the epoch before instead of the best one"
# test = "test_early_stopping_answers"
# hint.ko = """\
# 손실이 1, 5, 4, 3으로 움직이면 5 다음의 4는 좋은 epoch인가요? 무엇과 비교하고 있나요?"""
# hint.en = """\
# The loss goes 1, 5, 4, 3. Is the 4 after the 5 a good epoch? What are you comparing it with?"""
# ///
class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, mode="min"):
        self.patience, self.min_delta, self.mode = patience, min_delta, mode
        self.best, self.best_step = None, None
        self.counter, self.calls, self.last = 0, 0, None

    def better(self, value):
        if np.isnan(value):
            return False
        if self.last is None:
            return True
        if self.mode == "min":
            return value < self.last - self.min_delta
        return value > self.last + self.min_delta

    def step(self, value):
        self.calls += 1
        good = self.better(value)
        if not np.isnan(value):
            self.last = value
        if good:
            self.best, self.best_step = value, self.calls - 1
            self.counter = 0
            return False
        self.counter += 1
        return self.counter >= self.patience
