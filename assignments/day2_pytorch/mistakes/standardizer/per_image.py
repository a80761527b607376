# /// mistake
# cause = "standardises every image by itself"
# test = "test_standardizer_images"
# hint.ko = """\
# RGB 데이터셋 전체에는 평균이 몇 개 있어야 하나요? 이미지 수가 늘면 그 개수도 늘어야 하나요?"""
# hint.en = """\
# How many means do you expect for a whole RGB data set? Should there be more of them when there are more images?"""
# ///
class Standardizer:
    def fit(self, X):
        axes = (0,) if X.ndim == 2 else (0, 2, 3)
        self.mean = X.mean(axis=axes, keepdims=True)
        self.std = X.std(axis=axes, keepdims=True)
        self.std[self.std == 0] = 1

    def transform(self, X):
        if X.ndim == 4:
            own = (1, 2, 3)
            return (X - X.mean(axis=own, keepdims=True)) / X.std(axis=own, keepdims=True)
        return (X - self.mean) / self.std

    def inverse_transform(self, Z):
        return Z * self.std + self.mean
