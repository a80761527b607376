# /// mistake
# cause = "the L1 term through .data"
# test = "test_regularization_gradient"
# hint.ko = """\
# l2를 0으로 두고 backward를 불러 보세요. 가중치의 grad가 달라지나요?"""
# hint.en = """\
# Set l2 to 0 and call backward. Does the grad of a weight change?"""
# ///
def penalty(model, l1=0.0, l2=0.0):
    weights = [p for p in model.parameters() if p.requires_grad and p.ndim >= 2]
    return sum(l1 * w.data.abs().sum() + 0.5 * l2 * (w**2).sum() for w in weights)
