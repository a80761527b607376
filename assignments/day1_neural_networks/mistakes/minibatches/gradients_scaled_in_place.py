# /// mistake
# cause = "multiplies the arrays in grads by lr"
# test = "test_sgd_step"
# hint.ko = "sgd_step을 부른 뒤에 grads를 출력해 보세요. 기울기가 그대로인가요?"
# hint.en = "Print grads after a call of sgd_step. Are the gradients still the same?"
# ///
def sgd_step(params, grads, lr):
    for name in params:
        grads[name] *= lr
        params[name] -= grads[name]
