# /// mistake
# cause = "takes db from one example only"
# test = "test_db"
# hint.ko = "db에 들어간 예제는 몇 개인가요? dout의 첫 행만 바꿔도, 마지막 행만 바꿔도 db가 변하는지 보세요."
# hint.en = """\
# How many examples contribute to your db? Change only the first row of dout, then only the last: does db change \
# both times?"""
# ///
def affine_backward(dout, cache):
    x, w = cache
    dx = dout.dot(w.T).reshape(*x.shape)
    dw = x.reshape(x.shape[0], -1).T.dot(dout)
    db = dout[0]
    return dx, dw, db
