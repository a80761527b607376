# /// mistake
# cause = "counts the good epoch as the first one of the streak"
# test = "test_early_stopping_answers"
# hint.ko = """\
# 좋은 epoch 바로 다음에는 나쁜 epoch이 몇 번 연속된 상태인가요? 세기는 어떤 수에서 시작해야 하나요?"""
# hint.en = """\
# Right after a good epoch, how many bad ones are there in a row? At which number should the count start?"""
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
            self.counter = 1
            return False
        self.counter += 1
        return self.counter >= self.patience
