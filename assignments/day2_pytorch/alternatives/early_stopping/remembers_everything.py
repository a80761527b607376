# /// alternative
# note = "keeps all values, and stops by the distance from the best step; NumPy booleans"
# ///
import numpy as np


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0, mode="min"):
        self.rule = (patience, min_delta, {"min": np.less, "max": np.greater}[mode], -1 if mode == "min" else 1)
        self.values = []
        self.best_step = None

    @property
    def best(self):
        return self.values[self.best_step]

    def step(self, value):
        patience, min_delta, beats, direction = self.rule
        self.values.append(value)
        now = len(self.values) - 1
        if not np.isnan(value) and (self.best_step is None or beats(value, self.best + direction * min_delta)):
            self.best_step = now
        since = now - (-1 if self.best_step is None else self.best_step)
        return np.bool_(since >= max(patience, 1))
