# /// mistake
# cause = "pairs params.values() with grads.values(), which may come in another order"
# test = "test_sgd_step"
# hint.ko = "params와 grads의 이름을 각각 차례로 출력해 보세요. 순서가 다르면 zip은 무엇과 무엇을 짝짓나요?"
# hint.en = """\
# Print the names in params and those in grads, each in order. If the orders differ, what does zip pair with what?"""
# ///
def sgd_step(params, grads, lr):
    for param, grad in zip(params.values(), grads.values(), strict=True):
        param -= lr * grad
