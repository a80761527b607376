# /// mistake
# cause = "db averages over the batch"
# test = "test_db"
# hint.ko = "배치의 모든 예제가 같은 편향을 함께 썼어요. 길이 N개라면, 각 길의 기여는 어떻게 합쳐지나요?"
# hint.en = """\
# Every example in the batch used the same bias. With N paths leading to the loss, how do their contributions \
# combine?"""
# ///
def affine_backward(dout, cache):
    x, w = cache
    dx = (dout @ w.T).reshape(x.shape)
    dw = x.reshape(x.shape[0], -1).T @ dout
    db = dout.mean(axis=0)
    return dx, dw, db
