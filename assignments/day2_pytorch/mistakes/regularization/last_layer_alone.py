# /// mistake
# cause = "overwrites the total in the loop"
# test = "test_regularization_value"
# hint.ko = """\
# 층이 하나일 때와 둘일 때의 벌점을 비교해 보세요. 반복문이 한 번 돌 때마다 앞의 것이 남아 있나요?"""
# hint.en = """\
# Compare the penalty of one layer with that of two. Does each turn of your loop keep what was there?"""
# ///
def penalty(model, l1=0.0, l2=0.0):
    weights = [p for p in model.parameters() if p.requires_grad and p.ndim >= 2]
    for w in weights:
        total = l1 * w.abs().sum() + 0.5 * l2 * (w**2).sum()
    return total
