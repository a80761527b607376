# /// mistake
# cause = "does not look into nested modules"
# test = "test_regularization_value"
# hint.ko = """\
# Sequential 안에 또 Sequential이 있다면 children()은 무엇을 보여 주나요?"""
# hint.en = """\
# With a Sequential inside of a Sequential, what does children() show?"""
# ///
def penalty(model, l1=0.0, l2=0.0):
    total = 0
    for layer in model.children():
        weight = getattr(layer, "weight", None)
        if weight is not None and weight.ndim >= 2 and weight.requires_grad:
            total = total + l1 * weight.abs().sum() + 0.5 * l2 * (weight**2).sum()
    return total
