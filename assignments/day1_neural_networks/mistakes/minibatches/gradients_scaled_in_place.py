# /// mistake
# cause = "multiplies the gradients themselves by lr"
# test = "test_sgd_step"
# hint.ko = "한 걸음 뒤에 grads를 출력해 보세요. 받은 그대로인가요?"
# hint.en = "Print grads after the step. Are they what you were given?"
# ///
def sgd_step(params, grads, lr):
    for name in params:
        grads[name] *= lr
        params[name] -= grads[name]
