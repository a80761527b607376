# /// mistake
# cause = "variance as E[x^2] - E[x]^2, which cancels in float32"
# test = "test_standardizer_float32"
# hint.ko = """\
# float32는 일곱 자리쯤만 기억해요. 10000 근처의 수를 제곱하면 1만큼의 차이는 몇째 자리에 있나요?"""
# hint.en = """\
# float32 keeps about seven digits. When numbers around 10000 are squared, at which digit does a difference of 1 sit?"""
# ///
import numpy as np


class Standardizer:
    def fit(self, X):
        axes = (0,) if X.ndim == 2 else (0, 2, 3)
        self.mean = X.mean(axis=axes, keepdims=True)
        self.std = np.sqrt(np.maximum((X**2).mean(axis=axes, keepdims=True) - self.mean**2, 0))
        self.std[self.std == 0] = 1

    def transform(self, X):
        return (X - self.mean) / self.std

    def inverse_transform(self, Z):
        return Z * self.std + self.mean
