# /// mistake
# cause = "penalises every parameter"
# test = "test_regularization_value"
# hint.ko = """\
# 함수를 구불거리게 하는 파라미터와 옮기기만 하는 파라미터를 구분해 보세요. 편향은 어느 쪽인가요?"""
# hint.en = """\
# Which parameters make the function wiggly, and which only shift it? Which of the two is a bias?"""
# ///
def penalty(model, l1=0.0, l2=0.0):
    weights = [p for p in model.parameters() if p.requires_grad]
    return sum(l1 * w.abs().sum() + 0.5 * l2 * (w**2).sum() for w in weights)
