# /// mistake
# cause = "writes an example in one line with its first axis running fastest"
# test = "test_values_images"
# hint.ko = """\
# 행렬은 맞는데 이미지에서만 달라요. 예제 하나를 한 줄로 펼 때 어느 축의 숫자부터 나란히 놓이나요? 문제에서 정한 \
# 순서와 견주어 보세요."""
# hint.en = """\
# Matrices are right and only images differ. When an example is written in one line, which axis runs fastest? \
# Compare with the order that the statement fixes."""
# ///
def affine_forward(x, w, b):
    n = x.shape[0]
    flat = x.reshape((n, -1), order="F")
    return flat @ w + b, (x, w)
