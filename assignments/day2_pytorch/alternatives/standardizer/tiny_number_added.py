# /// alternative
# note = "adds 1e-8 to the standard deviation; deviations squared by hand; fit returns nothing"
# ///
import numpy as np


class Standardizer:
    def __init__(self):
        self.mu = self.sigma = None

    def fit(self, X):
        axes = (0, *range(2, X.ndim))
        self.mu = np.sum(X, axis=axes, keepdims=True) / (X.size // X.shape[1])
        self.mu = self.mu.astype(X.dtype)
        self.sigma = np.sqrt(np.mean((X - self.mu) ** 2, axis=axes, keepdims=True)) + 1e-8

    def transform(self, X):
        return (X - self.mu) / self.sigma

    def inverse_transform(self, Z):
        return self.mu + self.sigma * Z
