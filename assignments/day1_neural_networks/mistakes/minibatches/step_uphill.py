# /// mistake
# cause = "adds the gradient instead of subtracting it"
# test = "test_sgd_step"
# hint.ko = "기울기는 손실이 커지는 쪽을 가리켜요. 손실을 줄이려면 어느 쪽으로 가야 하나요?"
# hint.en = "The gradient points to where the loss grows. Which way should a step go?"
# ///
def sgd_step(params, grads, lr):
    for name in params:
        params[name] += lr * grads[name]
