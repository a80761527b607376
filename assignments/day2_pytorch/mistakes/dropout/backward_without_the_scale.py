# /// mistake
# cause = "the backward pass multiplies by the mask of zeros and ones"
# test = "test_dropout_backward"
# signature.dx_agrees = [1.0, 1.0]
# signature.dx_factor = [1.0, 1.0]
# hint.ko = """\
# 순전파의 식을 x로 미분하면 마스크 옆에 무엇이 남나요?"""
# hint.en = """\
# Differentiate the forward formula by x: what remains beside the mask?"""
# ///
def dropout_backward(dout, cache):
    return dout * (cache != 0)
