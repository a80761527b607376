# /// mistake
# cause = "goes by layers, so that a shared weight counts twice"
# test = "test_regularization_shared"
# hint.ko = """\
# 두 층이 같은 텐서를 쓰면 가중치는 몇 개인가요? 여러분은 층을 세고 있나요, 파라미터를 세고 있나요?"""
# hint.en = """\
# When two layers use the same tensor, how many weights are there? Do you count layers or parameters?"""
# ///
def penalty(model, l1=0.0, l2=0.0):
    total = 0
    for layer in model.modules():
        for p in layer.parameters(recurse=False):
            if p.requires_grad and p.ndim >= 2:
                total = total + l1 * p.abs().sum() + 0.5 * l2 * (p**2).sum()
    return total
