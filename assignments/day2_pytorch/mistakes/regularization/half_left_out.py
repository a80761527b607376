# /// mistake
# cause = "l2 * sum w^2, without the half"
# test = "test_regularization_value"
# hint.ko = """\
# 가중치 하나에 대해 직접 미분해 보세요. 기울기가 l2 * w인가요?"""
# hint.en = """\
# Differentiate your penalty by hand for one weight. Is the slope l2 * w?"""
# ///
def penalty(model, l1=0.0, l2=0.0):
    weights = [p for p in model.parameters() if p.requires_grad and p.ndim >= 2]
    return sum(l1 * w.abs().sum() + l2 * (w**2).sum() for w in weights)
