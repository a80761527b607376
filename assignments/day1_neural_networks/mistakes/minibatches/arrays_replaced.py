# /// mistake
# cause = "puts new arrays into the dictionary"
# test = "test_arrays_keep_their_identity"
# hint.ko = "다른 곳에서도 이 배열을 들고 있어요. 값을 바꿨나요, 배열을 바꿨나요?"
# hint.en = "Somebody else may hold a reference to this array. Did you change it, or replace it?"
# ///
def sgd_step(params, grads, lr):
    for name in params:
        params[name] = params[name] - lr * grads[name]
