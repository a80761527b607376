# /// mistake
# cause = "reshapes to (D, N) and transposes, which mixes the examples"
# test = "test_values_matrix"
# hint.ko = "편 다음에도 i번째 행이 i번째 예제인가요? 숫자가 0, 1, 2, …인 작은 배열을 펴서 출력해 보세요."
# hint.en = """\
# After your reshape, is row i still example i? Flatten a small array that holds 0, 1, 2, ... and print it."""
# ///
def affine_forward(x, w, b):
    flat = x.reshape(-1, x.shape[0]).T
    return flat.dot(w) + b, (x, w)
