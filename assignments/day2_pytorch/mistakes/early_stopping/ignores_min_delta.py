# /// mistake
# cause = "takes every improvement, however small, for a good epoch"
# test = "test_early_stopping_min_delta"
# hint.ko = """\
# 받은 인자 가운데 비교에 쓰지 않은 것이 있나요? min_delta=0.5이면 3.0 다음의 2.9는 어떤
# epoch인가요?"""
# hint.en = """\
# Is there an argument that your comparison does not use? With min_delta=0.5, what kind of epoch is 2.9 after 3.0?"""
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
            return value < self.best
        return value > self.best

    def step(self, value):
        self.calls += 1
        if self.better(value):
            self.best, self.best_step = value, self.calls - 1
            self.counter = 0
            return False
        self.counter += 1
        return self.counter >= self.patience
