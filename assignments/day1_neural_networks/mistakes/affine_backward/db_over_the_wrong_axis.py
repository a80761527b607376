# /// mistake
# cause = "adds db up over the outputs instead of over the examples"
# test = "test_db"
# hint.ko = """\
# db의 모양을 b의 모양과 나란히 출력해 보세요. dout에서 어느 축이 예제이고, 더하고 나면 어느 축이 남아야 하나요?"""
# hint.en = """\
# Print the shape of db next to the shape of b. Which axis of dout counts the examples, and which axis has to be left \
# after the sum?"""
# ///
def affine_backward(dout, cache):
    x, w = cache
    dx = (dout @ w.T).reshape(x.shape)
    dw = x.reshape(x.shape[0], -1).T @ dout
    db = dout.sum(axis=1)
    return dx, dw, db
