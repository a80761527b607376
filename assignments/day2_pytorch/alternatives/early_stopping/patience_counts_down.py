# /// alternative
# note = "the negated value in mode max; patience that runs out"
# ///
import math


class EarlyStopping:
    best = best_step = None

    def __init__(self, patience, min_delta=0.0, mode="min"):
        self.mode = mode
        self.min_delta = min_delta
        self.full = self.left = patience
        self.epoch = -1

    def step(self, value):
        self.epoch += 1
        if not math.isnan(value):
            cost = value if self.mode == "min" else -value
            best = None if self.best is None else self.best if self.mode == "min" else -self.best
            if best is None or best - cost > self.min_delta:
                self.best, self.best_step, self.left = value, self.epoch, self.full
                return False
        self.left -= 1
        return self.left <= 0
