# /// mistake
# cause = "one mean and one standard deviation for the whole array"
# test = "test_standardizer_tables"
# hint.ko = """\
# 키와 시력이 같은 평균을 써도 될까요? mean의 모양을 출력해 보세요."""
# hint.en = """\
# Should heights and eyesight share one mean? Print the shape of your mean."""
# ///
class Standardizer:
    def fit(self, X):
        axes = None
        self.mean = X.mean(axis=axes, keepdims=True)
        self.std = X.std(axis=axes, keepdims=True)
        self.std[self.std == 0] = 1

    def transform(self, X):
        return (X - self.mean) / self.std

    def inverse_transform(self, Z):
        return Z * self.std + self.mean
