# /// mistake
# cause = "forgets the 2 that the square brings down"
# test = "test_mse"
# hint.ko = "손실과 기울기가 상수배만큼 어긋나 있어요. 여러분의 식을 한 번 더 미분해 보세요."
# hint.en = "Your loss and your gradient disagree by a constant. Differentiate your own formula once more."
# ///


def mse_loss(pred, target):
    if pred.shape != target.shape:
        raise ValueError("shapes differ")
    off = pred - target
    return (off**2).mean(), off / off.size
