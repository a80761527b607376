# /// mistake
# cause = "takes every parameter without bias in its name for a weight matrix"
# test = "test_regularization_value"
# hint.ko = """\
# 배치 정규화에서 gamma의 이름은 무엇인가요? named_parameters()를 출력해 이름과 모양을 함께 보세요."""
# hint.en = """\
# What is the name of gamma in batch normalisation? Print named_parameters() with names and shapes."""
# ///
def penalty(model, l1=0.0, l2=0.0):
    weights = [p for name, p in model.named_parameters() if p.requires_grad and "bias" not in name]
    return sum(l1 * w.abs().sum() + 0.5 * l2 * (w**2).sum() for w in weights)
