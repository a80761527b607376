# /// mistake
# cause = "lets every smaller value become the best, also in a bad epoch"
# test = "test_early_stopping_min_delta"
# hint.ko = """\
# 손실이 매번 0.25씩 줄고 min_delta가 0.5예요. 세 번 줄어든 뒤 처음과 얼마나 달라졌나요? best는 나쁜
# epoch에서도 움직이나요?"""
# hint.en = """\
# The loss falls by 0.25 each time and min_delta is 0.5. How far is it from the start after three steps? Does best
# move in bad epochs too?"""
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
        if self.best is not None and not np.isnan(value):
            smaller = value < self.best if self.mode == "min" else value > self.best
            if smaller:
                self.best, self.best_step = value, self.calls - 1
        self.counter += 1
        return self.counter >= self.patience
