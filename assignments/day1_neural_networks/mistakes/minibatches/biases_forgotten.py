# /// mistake
# cause = "moves matrices only"
# test = "test_sgd_step"
# hint.ko = "한 걸음 뒤에 모든 배열이 변했는지 하나씩 출력해 보세요."
# hint.en = "Print every array before and after a step. Did all of them move?"
# ///
def sgd_step(params, grads, lr):
    for name in params:
        if params[name].ndim == 2:
            params[name] -= lr * grads[name]
