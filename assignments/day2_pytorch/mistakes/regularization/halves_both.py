# /// mistake
# cause = "the half on both terms"
# test = "test_regularization_value"
# hint.ko = """\
# l2를 0으로 두고 가중치 하나짜리 모델로 값을 구해 보세요. 식과 같나요?"""
# hint.en = """\
# Set l2 to 0 and work out the value for a model of one weight. Is it the formula's?"""
# ///
def penalty(model, l1=0.0, l2=0.0):
    weights = [p for p in model.parameters() if p.requires_grad and p.ndim >= 2]
    return 0.5 * sum(l1 * w.abs().sum() + l2 * (w**2).sum() for w in weights)
