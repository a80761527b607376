# /// mistake
# cause = "sums weights instead of their absolute values"
# test = "test_regularization_value"
# hint.ko = """\
# 가중치가 3과 -3이라면 L1 벌점은 0인가요?"""
# hint.en = """\
# With weights 3 and -3, is the L1 penalty 0?"""
# ///
def penalty(model, l1=0.0, l2=0.0):
    weights = [p for p in model.parameters() if p.requires_grad and p.ndim >= 2]
    return sum(l1 * w.sum() + 0.5 * l2 * (w**2).sum() for w in weights)
