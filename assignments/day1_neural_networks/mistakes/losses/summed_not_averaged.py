# /// mistake
# cause = "sums over the entries"
# test = "test_mse"
# hint.ko = "같은 배치를 두 번 이어 붙이면 손실은 어떻게 변해야 하나요?"
# hint.en = "How should the loss change when the same batch is written twice in a row?"
# ///


def mse_loss(pred, target):
    if pred.shape != target.shape:
        raise ValueError("shapes differ")
    off = pred - target
    return (off**2).sum(), 2 * off
