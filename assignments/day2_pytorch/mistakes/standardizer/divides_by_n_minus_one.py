# /// mistake
# cause = "sample standard deviation: divides by K - 1"
# test = "test_standardizer_tables"
# hint.ko = """\
# 분산의 식에서 무엇으로 나누나요? 값이 두 개뿐인 열로 손 계산과 견주어 보세요."""
# hint.en = """\
# What does the variance divide by, in the formula? Compare with a hand calculation for a column of two values."""
# ///
class Standardizer:
    def fit(self, X):
        axes = (0,) if X.ndim == 2 else (0, 2, 3)
        self.mean = X.mean(axis=axes, keepdims=True)
        self.std = X.std(axis=axes, keepdims=True, ddof=1 if X[:, 0].size > 1 else 0)
        self.std[self.std == 0] = 1

    def transform(self, X):
        return (X - self.mean) / self.std

    def inverse_transform(self, Z):
        return Z * self.std + self.mean
