# /// mistake
# cause = "flattens the caller's x by setting its shape, and leaves it so"
# test = "test_backward_arguments_unchanged"
# hint.ko = "역전파를 부르기 전과 후에 x.shape를 출력해 보세요. 그 배열을 가진 사람은 여러분뿐인가요?"
# hint.en = "Print x.shape before and after the backward call. Are you the only one who holds that array?"
# ///
def affine_backward(dout, cache):
    x, w = cache
    shape = x.shape
    x.shape = (shape[0], -1)
    dx = (dout @ w.T).reshape(shape)
    return dx, x.T @ dout, dout.sum(axis=0)
