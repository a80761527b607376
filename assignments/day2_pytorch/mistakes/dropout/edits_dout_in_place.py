# /// mistake
# cause = "multiplies dout by the mask in place"
# test = "test_dropout_float32_and_arguments"
# signature.dout_edited = [1.0, 1.0]
# hint.ko = """\
# 역전파를 부르기 전과 뒤에 dout을 출력해 보세요."""
# hint.en = """\
# Print dout before and after the backward pass."""
# ///
def dropout_backward(dout, cache):
    dout *= cache
    return dout
