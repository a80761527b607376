# /// mistake
# cause = "divides by a standard deviation of zero"
# test = "test_standardizer_constant"
# hint.ko = """\
# 값이 변하지 않는 열의 표준편차는 얼마인가요? 그 수로 나누면 어떻게 되나요?"""
# hint.en = """\
# What is the standard deviation of a column that never changes, and what does dividing by it give?"""
# ///
class Standardizer:
    def fit(self, X):
        axes = (0,) if X.ndim == 2 else (0, 2, 3)
        self.mean = X.mean(axis=axes, keepdims=True)
        self.std = X.std(axis=axes, keepdims=True)

    def transform(self, X):
        return (X - self.mean) / self.std

    def inverse_transform(self, Z):
        return Z * self.std + self.mean
