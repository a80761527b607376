# /// mistake
# cause = "adds the gradient"
# test = "test_sgd_step"
# hint.ko = "기울기는 손실이 커지는 쪽을 가리켜요. 여러분은 어느 쪽으로 가고 있나요?"
# hint.en = "The gradient points to where the loss grows. Which way are you going?"
# ///
def sgd_step(params, grads, lr):
    for name in params:
        params[name] += lr * grads[name]
