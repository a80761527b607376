# /// mistake
# cause = "multiplies by x.T as x came, so dw is right for matrices only"
# test = "test_backward_images"
# hint.ko = """\
# 행렬은 맞는데 이미지에서 dw가 달라요. 순전파에서는 곱하기 전에 x의 모양을 어떻게 바꿨나요? 이미지의 x.T.shape도 \
# 출력해 보세요."""
# hint.en = """\
# Matrices are right and only the dw of images is not. What did the forward pass do to the shape of x before it \
# multiplied? Print x.T.shape of an image batch, too."""
# ///
def affine_backward(dout, cache):
    x, w = cache
    dx = (dout @ w.T).reshape(x.shape)
    dw = x.T @ dout
    db = dout.sum(axis=0)
    return dx, dw, db
