# /// mistake
# cause = "one mean for every pixel position of a channel"
# test = "test_standardizer_images"
# hint.ko = """\
# fit이 기억하는 평균의 모양을 이미지 데이터에서 출력해 보세요. 표에 적힌 특성의 개수와 같나요?"""
# hint.en = """\
# Print the shape of the mean that fit keeps for images. Does it match the number of features in the table?"""
# ///
class Standardizer:
    def fit(self, X):
        axes = 0
        self.mean = X.mean(axis=axes, keepdims=True)
        self.std = X.std(axis=axes, keepdims=True)
        self.std[self.std == 0] = 1

    def transform(self, X):
        return (X - self.mean) / self.std

    def inverse_transform(self, Z):
        return Z * self.std + self.mean
