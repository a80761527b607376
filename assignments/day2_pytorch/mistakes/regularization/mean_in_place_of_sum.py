# /// mistake
# cause = "averages over each weight matrix"
# test = "test_regularization_value"
# hint.ko = """\
# 같은 크기의 가중치가 두 배로 많아지면 벌점은 어떻게 되어야 하나요?"""
# hint.en = """\
# With twice as many weights of the same size, what should happen to the penalty?"""
# ///
def penalty(model, l1=0.0, l2=0.0):
    weights = [p for p in model.parameters() if p.requires_grad and p.ndim >= 2]
    return sum(l1 * w.abs().mean() + 0.5 * l2 * (w**2).mean() for w in weights)
