# /// mistake
# cause = "sets entries of the dout array that it was given"
# test = "test_activation_arguments_unchanged"
# hint.ko = "함수를 부르기 전과 후의 dout을 견주어 보세요. 뒤쪽 층도 같은 배열을 아직 쓰고 있다면 어떻게 될까요?"
# hint.en = "Compare dout before and after your call. What if the layer behind still needs that very array?"
# ///
def relu_forward(x):
    mask = x <= 0
    out = x.copy()
    out[mask] = 0
    return out, mask


def relu_backward(dout, cache):
    dout[cache] = 0
    return dout
