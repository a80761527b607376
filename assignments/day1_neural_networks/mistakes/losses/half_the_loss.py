# /// mistake
# cause = "a factor of 1/2 in the loss that the formula does not have"
# test = "test_mse"
# hint.ko = "식에 없는 상수가 손실에 들어 있지 않나요? 오차가 1인 예제 하나의 손실을 손으로 계산해 보세요."
# hint.en = """\
# Is there a constant in your loss that the formula lacks? Work out the loss of one example with an error of 1 by \
# hand."""
# ///


def mse_loss(pred, target):
    if pred.shape != target.shape:
        raise ValueError("shapes differ")
    off = pred - target
    return 0.5 * (off**2).mean(), off / off.size
