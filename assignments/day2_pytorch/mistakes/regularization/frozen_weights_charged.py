# /// mistake
# cause = "counts frozen weights in the penalty"
# test = "test_regularization_frozen"
# hint.ko = """\
# 움직일 수 없는 가중치에 벌점을 매기면 무엇이 달라지나요? 파라미터의 어떤 속성이 그것을 알려 주나요?"""
# hint.en = """\
# What is the use of charging for a weight that cannot move? Which attribute of a parameter tells you?"""
# ///
def penalty(model, l1=0.0, l2=0.0):
    weights = [p for p in model.parameters() if p.ndim >= 2]
    return sum(l1 * w.abs().sum() + 0.5 * l2 * (w**2).sum() for w in weights)
