# /// mistake
# cause = "standardises X in place"
# test = "test_standardizer_arguments_unchanged"
# hint.ko = """\
# transform을 부른 뒤에 원본 데이터를 다시 출력해 보세요. 아직 원본 그대로인가요?"""
# hint.en = """\
# Print your raw data again after transform. Is it still raw?"""
# ///
class Standardizer:
    def fit(self, X):
        axes = (0,) if X.ndim == 2 else (0, 2, 3)
        self.mean = X.mean(axis=axes, keepdims=True)
        self.std = X.std(axis=axes, keepdims=True)
        self.std[self.std == 0] = 1

    def transform(self, X):
        X -= self.mean
        X /= self.std
        return X

    def inverse_transform(self, Z):
        return Z * self.std + self.mean
