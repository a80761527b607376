# /// mistake
# cause = "ignores the mode"
# test = "test_early_stopping_max"
# hint.ko = """\
# 정확도가 0.5에서 0.9로 오르면 좋은 일인가요? 코드에서 그 차이를 어디에서 아나요?"""
# hint.en = """\
# An accuracy rises from 0.5 to 0.9. Is that good? Where does your code know the difference?"""
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
        return value < self.best - self.min_delta

    def step(self, value):
        self.calls += 1
        if self.better(value):
            self.best, self.best_step = value, self.calls - 1
            self.counter = 0
            return False
        self.counter += 1
        return self.counter >= self.patience
