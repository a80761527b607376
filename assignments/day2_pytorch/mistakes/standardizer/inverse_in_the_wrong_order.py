# /// mistake
# cause = "adds the mean before it multiplies by the standard deviation"
# test = "test_standardizer_inverse"
# hint.ko = """\
# 양말을 신고 신발을 신었다면, 벗을 때는 무엇부터 벗나요? 두 단계의 순서를 살펴보세요."""
# hint.en = """\
# You put on socks, then shoes. Which comes off first? Look at the order of your two steps."""
# ///
class Standardizer:
    def fit(self, X):
        axes = (0,) if X.ndim == 2 else (0, 2, 3)
        self.mean = X.mean(axis=axes, keepdims=True)
        self.std = X.std(axis=axes, keepdims=True)
        self.std[self.std == 0] = 1

    def transform(self, X):
        return (X - self.mean) / self.std

    def inverse_transform(self, Z):
        return (Z + self.mean) * self.std
