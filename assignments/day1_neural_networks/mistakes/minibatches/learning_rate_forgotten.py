# /// mistake
# cause = "subtracts the whole gradient whatever lr is"
# test = "test_sgd_step"
# hint.ko = "lr=0으로 부르면 params는 어떻게 되어야 하나요? 여러분의 sgd_step을 부르고 확인해 보세요."
# hint.en = "What should happen to params when lr is 0? Call your sgd_step and look."
# ///
def sgd_step(params, grads, lr):
    for name in params:
        params[name] -= grads[name]
