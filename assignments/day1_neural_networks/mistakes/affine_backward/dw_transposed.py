# /// mistake
# cause = "returns dw as (M, D)"
# test = "test_dw"
# hint.ko = """\
# w와 dw의 모양을 나란히 출력해 보세요. 정사각형이면 모양만으로는 알 수 없으니, 수치 기울기와 원소마다 견주어 \
# 보세요."""
# hint.en = """\
# Print the shapes of w and dw side by side. If they are square, shapes tell nothing: compare single entries with \
# the numerical gradient."""
# ///
def affine_backward(dout, cache):
    x, w = cache
    dx = (dout @ w.T).reshape(x.shape)
    dw = dout.T @ x.reshape(x.shape[0], -1)
    db = dout.sum(axis=0)
    return dx, dw, db
