# /// mistake
# cause = "gives the parameters of fc, whatever learns"
# test = "test_trainable_parameters"
# hint.ko = """\
# 헤드 말고 다른 층도 학습하게 했다면, 그 층의 파라미터는 여러분의 리스트에 있나요?"""
# hint.en = """\
# Suppose some layer besides the head learns, too. Are its parameters in your list?"""
# ///
def trainable_parameters(model):
    return list(model.fc.parameters())
