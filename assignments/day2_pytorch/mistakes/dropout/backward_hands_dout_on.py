# /// mistake
# cause = "the backward pass returns dout as it is"
# test = "test_dropout_backward"
# signature.dx_kept = [1.0, 1.0]
# signature.dx_factor = [1.0, 1.0]
# hint.ko = """\
# 꺼진 뉴런의 x를 조금 바꾸면 손실이 변하나요? 그 자리의 dx는 얼마여야 하나요?"""
# hint.en = """\
# Does the loss change when the x of a dropped neuron changes? What should dx be there?"""
# ///
def dropout_backward(dout, cache):
    return dout * 1
