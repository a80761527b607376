# /// mistake
# cause = "keeps counter and best in the class, shared by all instances"
# test = "test_early_stopping_instances"
# hint.ko = """\
# 두 개를 만들어 하나에만 step을 불러 보세요. 다른 하나의 best도 바뀌나요? 값은 어디에 저장되어 있나요?"""
# hint.en = """\
# Make two and call step on one of them. Does the best of the other change too? Where is the value kept?"""
# ///
class EarlyStopping:
    best = best_step = None
    counter = calls = 0

    def __init__(self, patience, min_delta=0.0, mode="min"):
        self.patience, self.min_delta, self.sign = patience, min_delta, 1 if mode == "min" else -1
        EarlyStopping.best, EarlyStopping.best_step = self.sign * np.inf, None
        EarlyStopping.counter, EarlyStopping.calls = 0, 0

    def step(self, value):
        EarlyStopping.calls += 1
        if self.sign * (self.best - value) > self.min_delta:
            EarlyStopping.best, EarlyStopping.best_step = value, self.calls - 1
            EarlyStopping.counter = 0
            return False
        EarlyStopping.counter += 1
        return self.counter >= self.patience
