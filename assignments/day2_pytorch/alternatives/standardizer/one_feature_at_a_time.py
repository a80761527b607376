# /// alternative
# note = "a loop over features, statistics in float64, a list of pairs"
# ///
import numpy as np


class Standardizer:
    def fit(self, X):
        self.pairs = []
        for d in range(X.shape[1]):
            values = X[:, d].astype(np.float64)
            self.pairs.append((values.mean(), values.std() or 1.0))
        return self

    def transform(self, X):
        out = np.empty_like(X)
        for d, (mean, std) in enumerate(self.pairs):
            out[:, d] = (X[:, d] - mean) / std
        return out

    def inverse_transform(self, Z):
        out = np.empty_like(Z)
        for d, (mean, std) in enumerate(self.pairs):
            out[:, d] = Z[:, d] * std + mean
        return out
