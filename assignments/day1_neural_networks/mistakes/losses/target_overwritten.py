# /// mistake
# cause = "subtracts the target in the array that it was given"
# test = "test_losses_float32"
# hint.ko = "어느 배열에서 뺐나요? 여러분이 만든 배열인가요, 받은 배열인가요?"
# hint.en = "Which array did you subtract from: one of your own, or one that was handed to you?"
# ///


def mse_loss(pred, target):
    if pred.shape != target.shape:
        raise ValueError("shapes differ")
    pred -= target
    return (pred**2).mean(), 2 * pred / pred.size
