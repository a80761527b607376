# /// mistake
# cause = "gives every parameter, frozen or not"
# test = "test_trainable_parameters"
# hint.ko = """\
# 고정한 파라미터도 옵티마이저에 넘기고 있나요? 리스트의 길이를 세어 보세요."""
# hint.en = """\
# Do you hand frozen parameters to the optimizer? Count the entries of your list."""
# ///
def trainable_parameters(model):
    return list(model.parameters())
