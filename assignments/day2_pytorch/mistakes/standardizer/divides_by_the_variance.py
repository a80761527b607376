# /// mistake
# cause = "divides by the variance"
# test = "test_standardizer_tables"
# hint.ko = """\
# 표준화한 훈련 데이터의 표준편차를 출력해 보세요. 1이 아니라면 무엇으로 나눈 걸까요?"""
# hint.en = """\
# Print the standard deviation of the standardised training data. If it is not 1, what did you divide by?"""
# ///
class Standardizer:
    def fit(self, X):
        axes = (0,) if X.ndim == 2 else (0, 2, 3)
        self.mean = X.mean(axis=axes, keepdims=True)
        self.std = X.var(axis=axes, keepdims=True)
        self.std[self.std == 0] = 1

    def transform(self, X):
        return (X - self.mean) / self.std

    def inverse_transform(self, Z):
        return Z * self.std + self.mean
