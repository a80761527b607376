# /// mistake
# cause = "takes mean and std from the data to be transformed"
# test = "test_standardizer_tables"
# hint.ko = """\
# 예측할 때는 새 예제가 하나만 들어오기도 해요. 그때 평균과 표준편차는 어디서 와야 하나요?"""
# hint.en = """\
# At prediction time a single new example may arrive. Where do mean and standard deviation come from then?"""
# ///
class Standardizer:
    def fit(self, X):
        axes = (0,) if X.ndim == 2 else (0, 2, 3)
        self.mean = X.mean(axis=axes, keepdims=True)
        self.std = X.std(axis=axes, keepdims=True)
        self.std[self.std == 0] = 1

    def transform(self, X):
        self.fit(X)
        return (X - self.mean) / self.std

    def inverse_transform(self, Z):
        return Z * self.std + self.mean
