# /// mistake
# cause = "turns float32 into float64"
# test = "test_activation_dtypes"
# hint.ko = "어떤 상수나 함수가 배열의 정밀도를 바꾸었나요? float32 배열을 넣고 줄마다 dtype을 출력해 보세요."
# hint.en = """\
# Which constant or function changed the precision of your array? Put in float32 and print the dtype line by line."""
# ///
def sigmoid(x):
    x = np.asarray(x, dtype=np.float64)
    small = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + small), small / (1 + small))


def leaky_relu(x, alpha=0.01):
    x = np.asarray(x, dtype=np.float64)
    return np.where(x > 0, x, alpha * x)
