# /// mistake
# cause = "puts new arrays into the dict instead of changing those in it"
# test = "test_sgd_step"
# hint.ko = "이 배열을 다른 곳에서도 참조하고 있어요. 값을 바꿨나요, 배열을 바꿨나요?"
# hint.en = "Somebody else may hold a reference to this array. Did you change it or replace it?"
# ///
def sgd_step(params, grads, lr):
    for name in params:
        params[name] = params[name] - lr * grads[name]
